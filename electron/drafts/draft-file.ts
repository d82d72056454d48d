import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { BriefingDraftSchema, NoteDraftSchema, TextPlaceSchema } from '../../core/ipc/reliability.ts';
import { InstantSchema, Sha256Schema } from '../../core/model/scalars.ts';

/** A place may tell how far the text was scrolled in pixels, which depend on the window: the cursor's row stands for it. */
const KeptPlaceSchema = v.union([
  TextPlaceSchema,
  v.pipe(
    v.strictObject({ ...v.omit(TextPlaceSchema, ['top']).entries, scroll: v.number() }),
    v.transform(({ anchor, head }) => ({ anchor, head, top: head })),
  ),
]);

export const KeptBriefingSchema = v.strictObject({
  at: InstantSchema,
  draft: v.strictObject({ ...BriefingDraftSchema.entries, place: KeptPlaceSchema }),
  /** Sum of the older text whose save was under way: the briefing may hold it without anyone else having written. */
  saving: v.nullable(Sha256Schema),
});
export type KeptBriefing = v.InferOutput<typeof KeptBriefingSchema>;

export const KeptNoteSchema = v.strictObject({ at: InstantSchema, draft: NoteDraftSchema });
export type KeptNote = v.InferOutput<typeof KeptNoteSchema>;

/** Written for a file that a later version, or this one, reads: what is inside comes with its checksum. */
const FileSchema = v.object({ schema: v.literal(1), sha256: Sha256Schema, kept: v.unknown() });

export function sumOfText(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

export function sealDraft(kept: KeptBriefing | KeptNote): string {
  return `${JSON.stringify({ schema: 1, sha256: sumOfText(JSON.stringify(kept)), kept })}\n`;
}

/** What a draft's file holds; null when it is not whole or not a draft. */
export function unsealDraft<S extends typeof KeptBriefingSchema | typeof KeptNoteSchema>(
  bytes: Uint8Array,
  schema: S,
): v.InferOutput<S> | null {
  try {
    const file = v.parse(FileSchema, JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
    if (sumOfText(JSON.stringify(file.kept)) !== file.sha256) return null;
    const kept = v.safeParse(schema, file.kept);
    return kept.success ? kept.output : null;
  } catch {
    return null;
  }
}

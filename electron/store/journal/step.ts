import { readFile } from 'node:fs/promises';
import * as v from 'valibot';
import { assertNever } from '../../../core/errors.ts';
import { type DocumentKind, documentKinds } from '../../../core/model/envelope.ts';
import { CountSchema, IdSchema } from '../../../core/model/scalars.ts';
import { parseBinName } from '../bin/bin-name.ts';
import type { Disk } from '../disk/disk.ts';
import { errnoOf } from '../disk/disk-errors.ts';
import { writeDurably } from '../disk/durable-write.ts';
import { moveDurably, removeDurably } from '../disk/folders.ts';
import { binPath, documentPath } from '../folder/layout.ts';

const BinNameSchema = v.pipe(
  v.string(),
  v.check((name) => parseBinName(name) !== null, 'not a name of the bin'),
);
const named = { kind: v.picklist(documentKinds), id: IdSchema };

/**
 * What is done to one document's file. put: `text` is put in place, an envelope of that revision. bin: the file is
 * moved into the bin under `name`. unbin: it is moved back from there.
 */
export const StepSchema = v.variant('type', [
  v.strictObject({ type: v.literal('put'), ...named, revision: CountSchema, text: v.string() }),
  v.strictObject({ type: v.literal('bin'), ...named, name: BinNameSchema }),
  v.strictObject({ type: v.literal('unbin'), ...named, name: BinNameSchema }),
]);
export type Step = v.InferOutput<typeof StepSchema>;

/** Names a document among those of all kinds; the key of its queue. */
export function documentKey(kind: DocumentKind, id: string): string {
  return `${kind}/${id}`;
}

/** Resolves when the step is on the device. Throws what the disk refuses; it may then be half made: see `undoStep`. */
export async function makeStep(root: string, step: Step, disk: Disk): Promise<void> {
  const place = documentPath(root, step.kind, step.id);
  switch (step.type) {
    case 'put':
      await writeDurably(place, step.text, { disk });
      return;
    case 'bin':
      await moveDurably(place, binPath(root, step.kind, step.name), disk);
      return;
    case 'unbin':
      await moveDurably(binPath(root, step.kind, step.name), place, disk);
      return;
    default:
      assertNever(step);
  }
}

/**
 * Takes back a step that was made, or may have been; one that wasn't is left alone. `before` is the text that stood
 * in the place of a `put`, null when there was none.
 */
export async function undoStep(root: string, step: Step, before: string | null, disk: Disk): Promise<void> {
  const place = documentPath(root, step.kind, step.id);
  switch (step.type) {
    case 'put':
      if ((await readText(place)) !== step.text) return;
      if (before === null) await removeDurably(place, disk);
      else await writeDurably(place, before, { disk });
      return;
    case 'bin':
      await moveIfThere(binPath(root, step.kind, step.name), place, disk);
      return;
    case 'unbin':
      await moveIfThere(place, binPath(root, step.kind, step.name), disk);
      return;
    default:
      assertNever(step);
  }
}

async function moveIfThere(from: string, to: string, disk: Disk): Promise<void> {
  try {
    await moveDurably(from, to, disk);
  } catch (error) {
    if (errnoOf(error) !== 'ENOENT') throw error;
  }
}

async function readText(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return null;
    throw error;
  }
}

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { BriefingDraft, NoteDraft } from '../../core/ipc/reliability.ts';
import { type Disk, realDisk } from '../store/disk/disk.ts';
import { diskError } from '../store/disk/disk-errors.ts';
import { writeDurably } from '../store/disk/durable-write.ts';
import { removeDurably } from '../store/disk/folders.ts';
import { KeyedQueue } from '../store/documents/keyed-queue.ts';
import {
  type KeptBriefing,
  KeptBriefingSchema,
  type KeptNote,
  KeptNoteSchema,
  sealDraft,
  sumOfText,
} from './draft-file.ts';
import { readDraft, readDrafts } from './read-drafts.ts';

/** What was typed into one library and is not acknowledged yet, kept outside it: one file a document. */
export type Drafts = {
  /** Resolves once it is on the device. @throws AppError disk-full, permission-denied, io-error: the one before stays */
  keep(draft: BriefingDraft): Promise<void>;
  keepNote(draft: NoteDraft): Promise<void>;
  drop(id: string): Promise<void>;
  dropNote(articleId: string, id: string): Promise<void>;
  /**
   * Carries out the save of a briefing's text. Once it is acknowledged the draft that was kept before it began
   * has no text any more, only its place; one that was kept meanwhile is newer and stays. Fails only as `save` does.
   */
  whileSaving<T>(id: string, body: string, save: () => Promise<T>): Promise<T>;
  /** All that can be read. A file that is no draft is kept aside under the ending `.bad`. */
  list(): Promise<{ briefings: readonly KeptBriefing[]; notes: readonly KeptNote[] }>;
  /** Whether something that was to be kept could not be, and was not since. */
  readonly failing: boolean;
  /** Resolves when nothing is being written any more. */
  settle(): Promise<void>;
};

/** The drafts in `folder`, which is made when the first one is kept. `now` dates them. */
export function openDrafts(folder: string, options: { disk?: Disk; now?: () => Date } = {}): Drafts {
  const { disk = realDisk, now = () => new Date() } = options;
  const queue = new KeyedQueue();
  const failed = new Set<string>();
  /** The newest draft of each briefing, and the sum of the text whose save is under way. */
  const newest = new Map<string, BriefingDraft>();
  const saving = new Map<string, string>();
  const briefings = join(folder, 'briefings');
  const notes = join(folder, 'notes');
  const pathOf = (id: string) => join(briefings, `${id}.json`);
  const notePathOf = (articleId: string, id: string) => join(notes, `${articleId}.${id}.json`);

  const write = (path: string, kept: () => KeptBriefing | KeptNote): Promise<void> =>
    queue.run(path, async () => {
      try {
        await writeDurably(path, sealDraft(kept()), { disk });
        failed.delete(path);
      } catch (error) {
        failed.add(path);
        throw error;
      }
    });
  const erase = (path: string): Promise<void> =>
    queue.run(path, async () => {
      try {
        if (existsSync(path)) await removeDurably(path, disk);
        failed.delete(path);
      } catch (error) {
        failed.add(path);
        throw diskError(error, 'save');
      }
    });
  const keep = async (draft: BriefingDraft): Promise<void> => {
    newest.set(draft.id, draft);
    const kept = { at: now().toISOString(), draft, saving: saving.get(draft.id) ?? null };
    try {
      await write(pathOf(draft.id), () => kept);
    } catch (error) {
      // A place is not worth an old text that would come back in its stead.
      if (draft.body !== null) throw error;
      await erase(pathOf(draft.id));
    }
  };

  return {
    keep,
    keepNote: (draft) => write(notePathOf(draft.articleId, draft.id), () => ({ at: now().toISOString(), draft })),
    drop(id) {
      newest.delete(id);
      return erase(pathOf(id));
    },
    dropNote: (articleId, id) => erase(notePathOf(articleId, id)),
    async whileSaving(id, body, save) {
      const before = newest.get(id) ?? (await readDraft(pathOf(id), KeptBriefingSchema))?.draft;
      const sum = sumOfText(body);
      saving.set(id, sum);
      try {
        const saved = await save();
        const after = newest.get(id) ?? before;
        if (before !== undefined && before.body !== null && after === before) {
          // Not waited for: the profile's disk has no say in when a save counts.
          void keep({ ...before, body: null }).catch(() => undefined);
        }
        return saved;
      } finally {
        if (saving.get(id) === sum) saving.delete(id);
      }
    },
    list: async () => ({
      briefings: await readDrafts(briefings, KeptBriefingSchema, ({ draft }) => `${draft.id}.json`),
      notes: await readDrafts(notes, KeptNoteSchema, ({ draft }) => `${draft.articleId}.${draft.id}.json`),
    }),
    get failing() {
      return failed.size > 0;
    },
    settle: () => queue.drain(),
  };
}

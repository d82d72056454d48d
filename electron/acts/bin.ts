import type { BinItem } from '../../core/ipc/reliability.ts';
import type { BinEntry } from '../store/library.ts';
import type { Desk } from './desk.ts';
import { inTurn } from './in-turn.ts';
import { restoreDocuments } from './removal.ts';

/** Removed sources and briefings, removed last first; of one that was removed twice, the last. */
export async function listBin(desk: Desk): Promise<BinItem[]> {
  const items: BinItem[] = [];
  const seen = new Set<string>();
  for (const { kind, id, removedAt, daysLeft } of await desk.library.bin.list()) {
    if (kind === 'annotations' || seen.has(`${kind}/${id}`)) continue;
    seen.add(`${kind}/${id}`);
    const title = await titleOf(desk, kind, id);
    const notes = kind === 'article' ? await countNotes(desk, id) : 0;
    items.push({ kind, id, title, removedAt, notes, daysLeft });
  }
  return items;
}

/** A source comes back with its annotations. @throws AppError not-found; bad-request when one of that id is there */
export async function restoreFromBin(desk: Desk, kind: BinItem['kind'], id: string): Promise<void> {
  const [articles, briefings] = kind === 'article' ? [[id], []] : [[], [id]];
  await inTurn(desk.library, () => restoreDocuments(desk.library, { articles, briefings }));
}

async function titleOf(desk: Desk, kind: Exclude<BinEntry['kind'], 'annotations'>, id: string): Promise<string> {
  const document = await desk.library.bin.read(kind, id);
  if (document !== null) return document.title;
  return kind === 'article' ? 'A source that can’t be read' : 'A briefing that can’t be read';
}

async function countNotes(desk: Desk, id: string): Promise<number> {
  return (await desk.library.bin.read('annotations', id))?.annotations.length ?? 0;
}

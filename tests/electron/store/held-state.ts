import type { DocumentKind } from '../../../core/model/envelope.ts';
import { documentKinds } from '../../../core/model/envelope.ts';
import { type Library, openLibrary } from '../../../electron/store/library.ts';

/** What a library holds of some ids, and how often each is in its bin. */
export type HeldState = Readonly<Record<string, unknown>>;

export async function stateOf(library: Library, ids: readonly string[]): Promise<HeldState> {
  const state: Record<string, unknown> = {};
  for (const id of ids) {
    state[`article ${id}`] = await library.articles.get(id);
    state[`annotations ${id}`] = await library.annotations.get(id);
    state[`briefing ${id}`] = await library.briefings.get(id);
    state[`row of article ${id}`] = library.catalogue.article(id)?.title ?? null;
    state[`row of annotations ${id}`] = library.catalogue.annotationIds(id);
    state[`row of briefing ${id}`] = library.catalogue.briefing(id)?.title ?? null;
  }
  const removed = await library.bin.list();
  const countIn = (kind: DocumentKind): number => removed.filter((entry) => entry.kind === kind).length;
  for (const kind of documentKinds) state[`in the bin: ${kind}`] = countIn(kind);
  return state;
}

/** What a fresh opening shows. */
export async function stateAt(root: string, ids: readonly string[]): Promise<HeldState> {
  const library = await openLibrary(root);
  try {
    return await stateOf(library, ids);
  } finally {
    await library.close();
  }
}

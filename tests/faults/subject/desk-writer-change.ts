import type { DocumentKind } from '../../../core/model/envelope.ts';
import type { Library } from '../../../electron/store/library.ts';
import { documentsOf } from './save.ts';
import { hashOf, tell } from './tell.ts';

/** What an act is to make of one document: the checksum of its body, `removed`, or `*` when that isn't known before. */
export type Wish = { readonly kind: DocumentKind; readonly id: string; readonly wanted: string };

let acts = 0;

/** Tells what is asked for, does it, and tells what was acknowledged; `whole` says that it is all of it or nothing. */
export async function change<T>(
  library: Library,
  wishes: readonly Wish[],
  act: () => Promise<T>,
  { whole = true }: { readonly whole?: boolean } = {},
): Promise<T> {
  const before = await Promise.all(wishes.map(({ kind, id }) => documentsOf(library, kind).revision(id)));
  const name = whole && wishes.length > 1 ? ` ${process.pid}-${++acts}` : '';
  for (const { kind, id, wanted } of wishes) tell(`ASK ${kind}/${id} ${wanted}${name}`);
  const answer = await act();
  for (const [index, { kind, id, wanted }] of wishes.entries()) {
    const documents = documentsOf(library, kind);
    const revision = wanted === 'removed' ? before[index] : await documents.revision(id);
    const state = wanted === '*' ? hashOf(await documents.get(id)) : wanted;
    tell(`ACK ${kind}/${id} ${revision} ${state}`);
  }
  return answer;
}

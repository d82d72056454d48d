import type { DocumentKind } from '../../../core/model/envelope.ts';
import type { WorkingDesk } from './desk-writer-desk.ts';
import { noteCount, wordsTyped } from './desk-writer-typed-text.ts';
import { documentsOf } from './save.ts';
import { hashOf, tell } from './tell.ts';

/**
 * Says what the opened desk holds, by its own lists rather than by the files: every document, the bin, incidents, and
 * of each text that is being typed how much the window would show.
 */
export async function tellFindings(desk: WorkingDesk): Promise<void> {
  const { library } = desk;
  for (const { id } of library.catalogue.articles()) {
    await tellDocument(desk, 'article', id);
    await tellDocument(desk, 'annotations', id);
  }
  for (const { id } of library.catalogue.briefings()) await tellDocument(desk, 'briefing', id);
  for (const [key, count] of await typedSoFar(desk)) tell(`TEXT ${key} ${count}`);
  for (const { kind, id } of await library.bin.list()) tell(`BIN ${kind}/${id}`);
  for (const { kind, id, outcome } of library.incidents) tell(`INCIDENT ${kind}/${id} ${outcome}`);
}

async function tellDocument({ library }: WorkingDesk, kind: DocumentKind, id: string): Promise<void> {
  const documents = documentsOf(library, kind);
  const document = await documents.get(id);
  if (document !== null) tell(`DOC ${kind}/${id} ${await documents.revision(id)} ${hashOf(document)}`);
}

/** By key, how much of each typed text is there: as saved or, when that has more, as draft. */
export async function typedSoFar({ library, call }: WorkingDesk): Promise<ReadonlyMap<string, number>> {
  const typed = new Map<string, number>();
  const remember = (key: string, count: number | null): void => {
    if (count !== null) typed.set(key, Math.max(count, typed.get(key) ?? 0));
  };
  for (const { id } of library.catalogue.briefings()) {
    remember(`briefing/${id}`, wordsTyped((await library.briefings.get(id))?.body ?? ''));
  }
  for (const { id: articleId } of library.catalogue.articles()) {
    const set = await library.annotations.get(articleId);
    for (const { id, comment } of set?.annotations ?? []) remember(`annotation/${id}`, noteCount(comment));
  }
  const { briefings, notes } = await call('draft.list', {});
  for (const { draft } of briefings)
    remember(`briefing/${draft.id}`, draft.body === null ? null : wordsTyped(draft.body));
  for (const { draft } of notes) remember(`annotation/${draft.id}`, noteCount(draft.comment));
  return typed;
}

import { listNotes } from '../../core/history/note-listing.ts';
import type { CallOutput } from '../../core/ipc/contract.ts';
import type { Incident } from '../../core/ipc/reliability.ts';
import { readIfThere } from '../backup/read-if-there.ts';
import type { DocumentOf } from '../store/documents/kinds.ts';
import { documentPath } from '../store/folder/layout.ts';
import type { Documents, StoreIncident, Theirs } from '../store/library.ts';
import type { Desk } from './desk.ts';
import { getIfSound } from './find-document.ts';
import { inTurn } from './in-turn.ts';

type TextOf = CallOutput<'health.compare'>['ours'];

/** What befell documents and was not dismissed, newest first. */
export async function listIncidents(desk: Desk): Promise<Incident[]> {
  const listed: Incident[] = [];
  for (const incident of desk.library.incidents) {
    const { key, what, kind, id, reason, outcome, restored } = incident;
    const title = await titleOf(desk, incident);
    const source = restored === null ? null : { from: restored.from, at: restored.at };
    listed.push({ key, what, kind, id, title, reason, outcome, restored: source });
  }
  return listed;
}

/** @throws AppError not-found when it is no conflict any more; damaged when the other version can't be read */
export async function compareWithTheirs(desk: Desk, key: string): Promise<CallOutput<'health.compare'>> {
  const theirs = await desk.library.theirs(key);
  return { ours: await textOfOurs(desk, theirs), theirs: await textOf(desk, theirs) };
}

/**
 * Makes the other program's version the newest revision; what stood before is kept in the history first.
 * @throws AppError not-found, damaged, what the disk refuses
 */
export async function takeTheirs(desk: Desk, key: string): Promise<void> {
  await inTurn(desk.library, async () => {
    const theirs = await desk.library.theirs(key);
    await keepOurs(desk, theirs);
    await letGoOfLost(desk, theirs);
    await put(desk, theirs);
    await desk.library.dismiss(key);
  });
}

async function keepOurs({ library, now }: Desk, { kind, id }: Theirs): Promise<void> {
  const bytes = (await getOurs(library, kind, id)) && (await readIfThere(documentPath(library.root, kind, id)));
  if (bytes !== null) await library.history.keep(kind, id, bytes, now());
}

// Theirs is what remains of a document that could not be restored; its damaged file is not needed in its place.
async function letGoOfLost({ library }: Desk, { kind, id }: Theirs): Promise<void> {
  for (const incident of library.incidents) {
    const lost = incident.what === 'damaged' && incident.outcome === 'lost';
    if (lost && incident.kind === kind && incident.id === id) await library.dismiss(incident.key);
  }
}

async function put({ library }: Desk, { kind, id, saved }: Theirs): Promise<void> {
  switch (kind) {
    case 'article':
      return await putInto(library.articles, saved.body, library.bin.has(kind, id));
    case 'annotations':
      return await putInto(library.annotations, saved.body, library.bin.has(kind, id));
    case 'briefing':
      return await putInto(library.briefings, saved.body, library.bin.has(kind, id));
  }
}

async function putInto<T extends { id: string }>(documents: Documents<T>, body: T, isInBin: boolean): Promise<void> {
  if ((await documents.get(body.id)) === null) {
    if (!isInBin) {
      await documents.create(body);
      return;
    }
    await documents.restore(body.id);
  }
  await documents.replace(body.id, () => body);
}

async function getOurs(
  library: Desk['library'],
  kind: Theirs['kind'],
  id: string,
): Promise<DocumentOf[Theirs['kind']] | null> {
  switch (kind) {
    case 'article':
      return await getIfSound(library.articles, id);
    case 'annotations':
      return await getIfSound(library.annotations, id);
    case 'briefing':
      return await getIfSound(library.briefings, id);
  }
}

async function textOf(desk: Desk, { kind, id, saved }: Theirs): Promise<TextOf> {
  switch (kind) {
    case 'article':
    case 'briefing':
      return { title: saved.body.title, text: saved.body.body };
    case 'annotations':
      return await textOfNotes(desk, id, saved.body.annotations);
  }
}

/** Without text when there is none of ours, or it can't be opened. */
async function textOfOurs(desk: Desk, { kind, id }: Theirs): Promise<TextOf> {
  const { library } = desk;
  if (kind === 'annotations') {
    return await textOfNotes(desk, id, (await getIfSound(library.annotations, id))?.annotations ?? []);
  }
  const document = await getIfSound<DocumentOf['article'] | DocumentOf['briefing']>(
    kind === 'article' ? library.articles : library.briefings,
    id,
  );
  return { title: document?.title ?? '', text: document?.body ?? '' };
}

async function textOfNotes(
  { library }: Desk,
  articleId: string,
  annotations: DocumentOf['annotations']['annotations'],
): Promise<TextOf> {
  const article = await getIfSound(library.articles, articleId);
  return { title: article?.title ?? 'Notes on a source', text: listNotes(annotations, article) };
}

/** That of the document, else of its newest kept version; annotations go by their source's. */
async function titleOf({ library }: Desk, { kind, id }: StoreIncident): Promise<string | null> {
  if (kind === 'library') return library.name;
  const { catalogue, history, bin } = library;
  if (kind === 'briefing') {
    const known = catalogue.briefing(id) ?? (await history.newestSound(kind, id))?.saved.body;
    return (known ?? (await bin.read(kind, id)))?.title ?? null;
  }
  const known = catalogue.article(id) ?? (await history.newestSound('article', id))?.saved.body;
  return (known ?? (await bin.read('article', id)))?.title ?? null;
}

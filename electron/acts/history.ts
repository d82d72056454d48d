import { isDeepStrictEqual } from 'node:util';
import { AppError } from '../../core/errors.ts';
import { listNotes } from '../../core/history/note-listing.ts';
import type { CallOutput } from '../../core/ipc/contract.ts';
import type { HistoryKind } from '../../core/ipc/reliability.ts';
import type { Version } from '../../core/model/version.ts';
import { DamagedFile } from '../store/damage/damage.ts';
import type { Saved } from '../store/documents/envelope.ts';
import type { DocumentOf } from '../store/documents/kinds.ts';
import type { Documents } from '../store/library.ts';
import type { KeptVersion } from '../store/versions/version-folder.ts';
import { type Desk, instantOf } from './desk.ts';
import { findArticle, findBriefing } from './find-document.ts';
import { keepPresent, unreadable } from './keep-present.ts';

/** The present state counts as a version and comes first; it is kept for that. @throws AppError not-found */
export async function listHistory(desk: Desk, kind: HistoryKind, id: string): Promise<CallOutput<'history.list'>> {
  const title = await titleOf(desk, kind, id);
  const present = await presentIfKept(desk, kind, id);
  const names = await namesOf(desk, kind, id);
  const kept = await versionsOf(desk, kind, id);
  const others = kept.filter(({ key }) => key !== present?.key);
  const versions = [...(present === null ? [] : [present]), ...others].map(
    ({ key, revision, at, bytes }): Version => ({ key, revision, at, name: names.get(key) ?? null, bytes }),
  );
  return { title, versions };
}

/** @throws AppError not-found, damaged */
export async function versionText(
  desk: Desk,
  kind: HistoryKind,
  id: string,
  key: string,
): Promise<CallOutput<'history.get'>> {
  if (kind === 'briefing') {
    const { title, body } = (await readVersion(desk, kind, id, key)).body;
    return { title, text: body };
  }
  const { annotations } = (await readVersion(desk, kind, id, key)).body;
  const article = await desk.library.articles.get(id);
  return { title: article?.title ?? 'Notes on a source', text: listNotes(annotations, article) };
}

/**
 * Makes a version's content the newest revision: of a briefing all but its id and when it was made, of annotations
 * the notes. What stands at that moment is kept first. @throws AppError not-found, damaged, what the disk refuses
 */
export async function restoreVersion(
  desk: Desk,
  kind: HistoryKind,
  id: string,
  key: string,
): Promise<CallOutput<'history.restore'>> {
  const { library } = desk;
  if (kind === 'briefing') {
    const { body } = await readVersion(desk, kind, id, key);
    return await replaceKept(desk, kind, id, library.briefings, ({ createdAt }) => {
      return { ...body, id, createdAt, updatedAt: instantOf(desk) };
    });
  }
  if (library.catalogue.article(id) === null && library.bin.has('article', id))
    throw new AppError('not-found', 'Not restored: the source of these notes is in the bin. Put it back first.');
  const { annotations } = (await readVersion(desk, kind, id, key)).body;
  return await replaceKept(desk, kind, id, library.annotations, (set) => ({ ...set, annotations }));
}

/** Names a version, the present one when `key` is null; `name` null or blank takes the name away. @throws AppError not-found */
export async function nameVersion(
  desk: Desk,
  kind: HistoryKind,
  id: string,
  key: string | null,
  name: string | null,
): Promise<CallOutput<'history.name'>> {
  const version = key === null ? await keepPresent(desk, kind, id) : await findVersion(desk, kind, id, key);
  await desk.library.history.setName(kind, id, version.key, name?.trim() || null);
  return { key: version.key };
}

async function titleOf(desk: Desk, kind: HistoryKind, id: string): Promise<string> {
  return (kind === 'briefing' ? await findBriefing(desk, id) : await findArticle(desk, id)).title;
}

/** Null when there is none, or it can't be kept at present: the versions that there are can be read all the same. */
async function presentIfKept(desk: Desk, kind: HistoryKind, id: string): Promise<KeptVersion | null> {
  try {
    return await keepPresent(desk, kind, id);
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

async function namesOf({ library }: Desk, kind: HistoryKind, id: string): Promise<ReadonlyMap<string, string>> {
  try {
    return await library.history.names(kind, id);
  } catch (error) {
    if (error instanceof DamagedFile) return new Map();
    throw error;
  }
}

async function versionsOf({ library }: Desk, kind: HistoryKind, id: string): Promise<KeptVersion[]> {
  return (await library.history.list(kind, id)).filter((version) => !version.removed);
}

async function findVersion(desk: Desk, kind: HistoryKind, id: string, key: string): Promise<KeptVersion> {
  const found = (await versionsOf(desk, kind, id)).find((version) => version.key === key);
  if (found === undefined) throw new AppError('not-found', 'There is no such version any more.');
  return found;
}

async function readVersion<K extends HistoryKind>(
  desk: Desk,
  kind: K,
  id: string,
  key: string,
): Promise<Saved<DocumentOf[K]>> {
  const version = await findVersion(desk, kind, id, key);
  try {
    return await desk.library.history.read({ ...version, kind });
  } catch (error) {
    throw unreadable(error, 'This version can’t be read');
  }
}

/** Something was saved between keeping what stood and replacing it. */
class Overtaken extends Error {}

async function replaceKept<K extends HistoryKind>(
  desk: Desk,
  kind: K,
  id: string,
  documents: Documents<DocumentOf[K]>,
  next: (current: DocumentOf[K]) => DocumentOf[K],
): Promise<CallOutput<'history.restore'>> {
  for (;;) {
    const before = await keepPresent(desk, kind, id);
    const { body } = await desk.library.history.read({ ...before, kind });
    try {
      const { revision } = await documents.replace(id, (current) => {
        if (!isDeepStrictEqual(current, body)) throw new Overtaken();
        return next(current);
      });
      return { revision, before: before.key };
    } catch (error) {
      if (!(error instanceof Overtaken)) throw error;
    }
  }
}

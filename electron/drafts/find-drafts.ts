import { firstHeading } from '../../core/briefing/title.ts';
import { AppError } from '../../core/errors.ts';
import type { CallOutput } from '../../core/ipc/contract.ts';
import type { Briefing } from '../../core/model/briefing.ts';
import { listAnnotations } from '../acts/annotations.ts';
import { createBriefing } from '../acts/briefings.ts';
import type { Desk } from '../acts/desk.ts';
import { type KeptBriefing, type KeptNote, sumOfText } from './draft-file.ts';
import type { Drafts } from './drafts.ts';

type Found = CallOutput<'draft.list'>;

/**
 * What a session that ended badly left: the drafts whose text the library does not hold, newest first, and the
 * places of the others. A text whose document is gone or damaged is made a briefing of its own, whose draft holds
 * the same text as the briefing. One that can't be dealt with at present stays on disk and is left out.
 */
export async function findDrafts(desk: Desk, drafts: Drafts): Promise<Found> {
  const kept = await drafts.list();
  const found: Found = { briefings: [], notes: [] };
  for (const each of kept.briefings) {
    const draft = await unlessHindered(() => settleBriefing(desk, drafts, each));
    if (draft !== null) found.briefings.push(draft);
  }
  for (const each of kept.notes) {
    const result = await unlessHindered(() => settleNote(desk, drafts, each));
    if (result !== null && 'comment' in result.draft) found.notes.push({ draft: result.draft, at: result.at });
    else if (result !== null && 'place' in result.draft) found.briefings.push({ draft: result.draft, at: result.at });
  }
  found.briefings.sort((one, other) => (one.at < other.at ? 1 : -1));
  return found;
}

async function settleBriefing(
  desk: Desk,
  drafts: Drafts,
  { draft, at, saving }: KeptBriefing,
): Promise<Found['briefings'][number] | null> {
  const { briefings } = desk.library;
  const briefing = await getUnlessLost(desk, draft.id);
  if (briefing === null) {
    const recovered = draft.body === null ? null : await recover(desk, draft.body, firstHeading(draft.body), at);
    await drafts.drop(draft.id);
    return recovered === null ? null : { ...recovered, draft: { ...recovered.draft, place: draft.place } };
  }
  if (draft.body === null || sameText(draft.body, briefing.body)) return { draft: { ...draft, body: null }, at };
  // The session saved the older text before it ended, and nobody has written since: nothing stands against this one.
  const base = saving === sumOfText(briefing.body) ? await briefings.revision(draft.id) : draft.base;
  return { draft: { ...draft, base }, at };
}

async function settleNote(
  desk: Desk,
  drafts: Drafts,
  { draft, at }: KeptNote,
): Promise<Found['notes'][number] | Found['briefings'][number] | null> {
  const { articleId, id, comment } = draft;
  const annotations = await listAnnotations(desk, articleId).catch(whenDamaged);
  const annotation = annotations?.find((one) => one.id === id);
  if (annotation !== undefined && annotation.comment !== comment) return { draft, at };
  const isLost = annotation === undefined && comment.trim() !== '';
  const recovered = isLost ? await recover(desk, comment, noteTitle(desk, articleId), at) : null;
  await drafts.dropNote(articleId, id);
  return recovered;
}

async function recover(
  desk: Desk,
  body: string,
  title: string | null,
  at: string,
): Promise<Found['briefings'][number]> {
  const { id } = await createBriefing(desk, { title: `Recovered: ${title ?? 'untitled text'}`, body });
  const place = { anchor: body.length, head: body.length, top: 0 };
  return { draft: { id, base: await desk.library.briefings.revision(id), body, place }, at };
}

function noteTitle(desk: Desk, articleId: string): string {
  const title = desk.library.catalogue.article(articleId)?.title;
  return title === undefined ? 'a note' : `a note on ${title}`;
}

/** Null when it is gone, or nothing sound is left of it. */
async function getUnlessLost(desk: Desk, id: string): Promise<Briefing | null> {
  return await desk.library.briefings.get(id).catch(whenDamaged);
}

function whenDamaged(error: unknown): null {
  if (error instanceof AppError && error.code === 'damaged') return null;
  throw error;
}

/** Null when the library can neither be read nor written for it at present. */
async function unlessHindered<T>(act: () => Promise<T | null>): Promise<T | null> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

function sameText(one: string, other: string): boolean {
  const plain = (text: string) => text.replace(/\r\n?/g, '\n');
  return plain(one) === plain(other);
}

import { citedIds } from '../../core/briefing/citations.ts';
import { firstHeading, titleAfterEdit } from '../../core/briefing/title.ts';
import { AppError } from '../../core/errors.ts';
import { exportBriefing } from '../../core/export/briefing.ts';
import type { ExportedFile } from '../../core/export/files.ts';
import type { CallOutput } from '../../core/ipc/contract.ts';
import type { Briefing, BriefingPatch } from '../../core/model/briefing.ts';
import { newId } from '../../core/model/ids.ts';
import { guessLanguage } from '../../core/text/language.ts';
import { toTitleLine } from '../import/title-line.ts';
import { citedPassages } from './cited-passages.ts';
import { type Desk, instantOf } from './desk.ts';
import { findBriefing } from './find-document.ts';
import { applyPatch } from './patch.ts';

export type NewBriefing = {
  /** Empty: the first heading of the body is the title, if it has one. */
  readonly title: string;
  readonly body: string;
  readonly origin?: Briefing['origin'];
  readonly template?: string | null;
};

export async function createBriefing(desk: Desk, input: NewBriefing): Promise<Briefing> {
  const at = instantOf(desk);
  return await desk.library.briefings.create({
    id: newId(desk.randomBytes),
    title: toTitleLine(input.title) || toTitleLine(firstHeading(input.body) ?? '') || 'Untitled briefing',
    template: input.template ?? null,
    body: input.body,
    marking: null,
    cutoff: null,
    status: 'draft',
    lang: guessLanguage(input.body),
    author: [],
    tags: [],
    origin: input.origin ?? 'user',
    createdAt: at,
    updatedAt: at,
  });
}

/**
 * Saves the text; answers only once it is durably on disk. The title follows the first heading as long as the two
 * agreed, and the language is guessed while none is set. `base` is the revision that the text was made from, null
 * when it stands for itself: what another program wrote since is kept, and `theirs` is its key in the history.
 */
export async function saveBody(
  desk: Desk,
  id: string,
  base: number | null,
  body: string,
): Promise<CallOutput<'briefing.save'>> {
  const savedAt = instantOf(desk);
  const next = (current: Briefing): Briefing => ({
    ...current,
    body,
    title: toTitleLine(titleAfterEdit(current.title, current.body, body)) || current.title,
    lang: current.lang ?? guessLanguage(body),
    updatedAt: savedAt,
  });
  const saved = await desk.library.briefings.replace(id, next, base === null ? {} : { base });
  return { revision: saved.revision, title: saved.document.title, savedAt, theirs: saved.theirs };
}

/** @throws AppError not-found; bad-request for an empty title */
export async function updateBriefing(
  desk: Desk,
  id: string,
  patch: BriefingPatch,
): Promise<CallOutput<'briefing.update'>> {
  if (patch.title?.trim() === '') throw new AppError('bad-request', 'A briefing needs a title.');
  const { document, revision } = await desk.library.briefings.replace(id, (current) => ({
    ...applyPatch(current, patch),
    updatedAt: instantOf(desk),
  }));
  return { briefing: document, revision };
}

/** A text that could not be saved, as an export would write it; as it stands when its briefing can't be read. */
export async function renderUnsaved(desk: Desk, id: string, body: string): Promise<ExportedFile> {
  try {
    const briefing = { ...(await findBriefing(desk, id)), body };
    return exportBriefing({ briefing, passages: await citedPassages(desk, citedIds(body)) });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { fileName: 'Unsaved text.md', content: body, dropped: [] };
  }
}

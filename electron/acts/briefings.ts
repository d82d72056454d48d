import { firstHeading, titleAfterEdit } from '../../core/briefing/title.ts';
import { AppError } from '../../core/errors.ts';
import type { CallOutput } from '../../core/ipc/contract.ts';
import type { Briefing, BriefingPatch } from '../../core/model/briefing.ts';
import { newId } from '../../core/model/ids.ts';
import { guessLanguage } from '../../core/text/language.ts';
import { toTitleLine } from '../import/title-line.ts';
import { type Desk, instantOf } from './desk.ts';
import { applyPatch } from './patch.ts';

export { briefingPage } from './pages.ts';

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
 * agreed, and the language is guessed while none is set.
 */
export async function saveBody(desk: Desk, id: string, body: string): Promise<CallOutput<'briefing.save'>> {
  const savedAt = instantOf(desk);
  const { document, revision } = await desk.library.briefings.replace(id, (current) => ({
    ...current,
    body,
    title: toTitleLine(titleAfterEdit(current.title, current.body, body)) || current.title,
    lang: current.lang ?? guessLanguage(body),
    updatedAt: savedAt,
  }));
  return { revision, title: document.title, savedAt };
}

/** @throws AppError not-found; bad-request for an empty title */
export async function updateBriefing(desk: Desk, id: string, patch: BriefingPatch): Promise<Briefing> {
  if (patch.title?.trim() === '') throw new AppError('bad-request', 'A briefing needs a title.');
  const saved = await desk.library.briefings.replace(id, (current) => ({
    ...applyPatch(current, patch),
    updatedAt: instantOf(desk),
  }));
  return saved.document;
}

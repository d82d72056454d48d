import { tick } from 'svelte';
import type { CallOutput } from '../../core/ipc/contract.ts';
import { momentText } from '../dom/moments.ts';
import { painted } from '../dom/painted.ts';
import { request } from '../ipc/client.ts';
import type { LibraryLists } from '../state/library.svelte.ts';
import type { OpenBriefing } from '../state/open-briefing.svelte.ts';
import type { OpenSource } from '../state/open-source.svelte.ts';
import type { Preferences } from '../state/preferences.svelte.ts';
import { notify, notifyError } from './notify.ts';

type Parts = {
  readonly preferences: Preferences;
  readonly library: LibraryLists;
  readonly source: OpenSource;
  readonly draft: OpenBriefing;
  readonly sourcePane: { flash(annotationId: string): void } | null;
  openArticle(id: string): Promise<boolean>;
  openBriefing(id: string): Promise<boolean>;
};
type Found = CallOutput<'draft.list'>;

/**
 * Opens what was open last, or what was written and not saved then; at a first look at a library something to
 * read, not two empty panes.
 */
export async function reopen(desk: Parts, readPanes: () => Promise<void>): Promise<void> {
  await desk.preferences.load();
  await showLibrary(desk.library);
  const { openArticle, openBriefing } = desk.preferences.current;
  // Asked for at once: what the person now opens comes after it, and stays.
  const source = openArticle === null ? null : desk.source.open(openArticle);
  const found = await findDrafts();
  for (const { draft } of found.briefings) desk.draft.remember(draft.id, draft.place);
  const texts = found.briefings.flatMap(({ draft: { id, base, body }, at }) =>
    body === null ? [] : [{ id, base, body, at }],
  );
  for (const { id, ...unsaved } of texts) desk.draft.bringBack(id, unsaved);
  const [latest, ...others] = texts;
  const isOpen = () => desk.draft.briefing !== null;
  await Promise.all([
    readPanes(),
    source,
    latest !== undefined
      ? desk.openBriefing(latest.id)
      : openBriefing !== null && !isOpen() && desk.draft.open(openBriefing),
  ]);
  const [article, briefing] = [desk.library.articles.at(0), desk.library.briefings.at(0)];
  if (openArticle === null && article !== null && desk.source.article === null) await desk.openArticle(article.row.id);
  if (openBriefing === null && latest === undefined && briefing !== null && !isOpen())
    await desk.openBriefing(briefing.id);
  void bringBack(desk, others, found.notes).catch(notifyError);
}

/** The list comes first: with it the desk can be used. */
async function showLibrary(library: LibraryLists): Promise<void> {
  await library.load();
  await tick();
  await painted();
  performance.mark('library-shown');
}

async function findDrafts(): Promise<Found> {
  try {
    return await request('draft.list', {});
  } catch (error) {
    // The desk opens without them; they stay where they are.
    notifyError(error);
    return { briefings: [], notes: [] };
  }
}

/** What was not saved besides the text that opens is saved as it is; what can't be waits to be shown. */
async function bringBack(
  desk: Parts,
  texts: readonly { readonly id: string; readonly at: string }[],
  notes: Found['notes'],
): Promise<void> {
  for (const { id, at } of texts) {
    const words = await saveText(desk.draft, id, momentText(at, new Date()));
    const onaction = () => void desk.openBriefing(id).catch(notifyError);
    if (words !== null) notify(words, { action: 'Open', onaction });
  }
  for (const { draft, at } of notes) {
    await desk.source.recover(draft).catch(notifyError);
    const show = async () => {
      await desk.openArticle(draft.articleId);
      await tick();
      desk.sourcePane?.flash(draft.id);
    };
    notify(`An unsaved comment of ${momentText(at, new Date())} is back`, {
      action: 'Show',
      onaction: () => void show().catch(notifyError),
    });
  }
}

/** Answers what came of it; null when there was nothing to save. */
async function saveText(draft: OpenBriefing, id: string, moment: string): Promise<string | null> {
  try {
    const briefing = await draft.saveReturned(id);
    return briefing === null ? null : `Unsaved text of ${moment} is back in “${briefing.title}”`;
  } catch (error) {
    notifyError(error);
    return `Unsaved text of ${moment} could not be saved yet: it is kept`;
  }
}

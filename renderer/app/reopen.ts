import { tick } from 'svelte';
import type { CallOutput } from '../../core/ipc/contract.ts';
import { request } from '../ipc/client.ts';
import type { LibraryLists } from '../state/library.svelte.ts';
import type { OpenBriefing, UnsavedText } from '../state/open-briefing.svelte.ts';
import type { OpenSource } from '../state/open-source.svelte.ts';
import type { Preferences } from '../state/preferences.svelte.ts';
import { momentText } from './moment-text.ts';
import { notify, notifyError } from './notify.ts';

type Parts = {
  readonly preferences: Preferences;
  readonly library: LibraryLists;
  readonly source: OpenSource;
  readonly draft: OpenBriefing;
  readonly sourcePane: { flash(annotationId: string): void } | null;
  openArticle(id: string): Promise<boolean>;
  openBriefing(id: string, unsaved?: UnsavedText | null): Promise<boolean>;
};
type Found = CallOutput<'draft.list'>;

/**
 * Opens what was open last, or what was written and not saved then; at a first look at a library something to
 * read, not two empty panes.
 */
export async function reopen(desk: Parts): Promise<void> {
  const [found] = await Promise.all([findDrafts(), desk.preferences.load()]);
  for (const { draft } of found.briefings) desk.draft.remember(draft.id, draft.place);
  const texts = found.briefings.flatMap(({ draft: { id, base, body }, at }) =>
    body === null ? [] : [{ id, unsaved: { base, body, at } }],
  );
  const [latest, ...others] = texts;
  const { openArticle, openBriefing } = desk.preferences.current;
  await Promise.all([
    desk.library.load(),
    openArticle === null ? null : desk.source.open(openArticle),
    latest === undefined
      ? openBriefing !== null && desk.draft.open(openBriefing)
      : desk.openBriefing(latest.id, latest.unsaved),
  ]);
  const [article, briefing] = [desk.library.articles.at(0), desk.library.briefings.at(0)];
  if (openArticle === null && article !== null) await desk.openArticle(article.row.id);
  if (openBriefing === null && latest === undefined && briefing !== null) await desk.openBriefing(briefing.id);
  void bringBack(desk, others, found.notes).catch(notifyError);
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

/** What was not saved besides the text that opens is saved as it is. */
async function bringBack(
  desk: Parts,
  texts: readonly { readonly id: string; readonly unsaved: UnsavedText }[],
  notes: Found['notes'],
): Promise<void> {
  for (const { id, unsaved } of texts) {
    const { base, body, at } = unsaved;
    const held = await request('briefing.get', { id });
    if (held !== null && held.briefing.body !== body) await request('briefing.save', { id, base, body });
    const onaction = () => void desk.openBriefing(id).catch(notifyError);
    notify(`Unsaved text of ${momentText(at, new Date())} is back in “${held?.briefing.title ?? ''}”`, {
      action: 'Open',
      onaction,
    });
  }
  for (const { draft, at } of notes) {
    await desk.source.recover(draft);
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

import type { Removed } from '../../core/ipc/replies.ts';
import { request } from '../ipc/client.ts';
import type { Removal } from '../state/removals.svelte.ts';
import type { Desk } from './desk.svelte.ts';
import { notify, notifyError } from './notify.ts';

const nothing = { article: null, briefing: null };

export async function removeAnnotation(desk: Desk, annotationId: string): Promise<void> {
  const removed = await desk.source.removeAnnotation(annotationId);
  offerUndo(desk, { label: 'Note removed', removed, wasOpen: nothing });
}

export function removeArticle(desk: Desk, id: string): Promise<void> {
  const article = desk.source.article?.id === id ? id : null;
  return remove(desk, 'Source removed', { ...nothing, article }, () => request('article.remove', { id }));
}

export function removeBriefing(desk: Desk, id: string): Promise<void> {
  const briefing = desk.draft.briefing?.id === id ? id : null;
  return remove(desk, 'Briefing removed', { ...nothing, briefing }, () => request('briefing.remove', { id }));
}

/** Takes the selected sources to the bin, with one undo for all of them, also when it was stopped on the way. */
export async function removeSelected(desk: Desk): Promise<void> {
  const { ids } = desk.library.selection;
  const open = desk.source.article?.id ?? null;
  const article = open !== null && ids.includes(open) ? open : null;
  const removed: Removed = { articles: [], briefings: [], annotations: [] };
  let failure: unknown = null;
  await remove(desk, '', { ...nothing, article }, async () => {
    try {
      await desk.bulk.run('Removing', ids, async (share) => {
        removed.articles.push(...(await request('article.removeMany', { ids: [...share] })).removed.articles);
      });
    } catch (error) {
      if (removed.articles.length === 0) throw error;
      failure = error;
    }
    const count = removed.articles.length;
    return { removed, label: count === 1 ? 'Source removed' : `${count.toLocaleString('en')} sources removed` };
  });
  desk.library.selection.clear();
  if (article !== null && !removed.articles.includes(article)) await desk.openArticle(article);
  if (failure !== null) throw failure;
}

export function removeSamples(desk: Desk): Promise<void> {
  const [article, briefing] = [desk.source.article, desk.draft.briefing];
  const wasOpen = {
    article: article?.origin.kind === 'sample' ? article.id : null,
    briefing: briefing?.origin === 'sample' ? briefing.id : null,
  };
  return remove(desk, 'Sample library removed', wasOpen, () => request('library.removeSamples', {}));
}

export async function undoRemoval(desk: Desk, removal = desk.removals.last): Promise<void> {
  const undone = await desk.removals.undo(removal);
  if (undone === null) {
    notify('Nothing was removed.');
    return;
  }
  notify(`Put back: ${undone.label.replace(/ removed$/, '').toLowerCase()}`);
  await Promise.all([desk.source.reload(), desk.draft.refreshCitations()]);
  await openAgain(desk, undone.wasOpen);
}

/**
 * What is removed is closed first, with all that was written in it saved, so that nothing more can be written there
 * meanwhile. It opens again when the removal fails.
 */
async function remove(
  desk: Desk,
  label: string,
  wasOpen: Removal['wasOpen'],
  act: () => Promise<Pick<Removal, 'removed'> & Partial<Pick<Removal, 'label'>>>,
): Promise<void> {
  desk.handOver();
  if (wasOpen.article !== null) await desk.source.settle();
  if (wasOpen.briefing !== null) await desk.draft.settle();
  if (wasOpen.article !== null) desk.source.close();
  if (wasOpen.briefing !== null) desk.draft.close();
  try {
    offerUndo(desk, { label, wasOpen, ...(await act()) });
  } catch (error) {
    await openAgain(desk, wasOpen);
    throw error;
  }
}

function offerUndo(desk: Desk, removal: Removal): void {
  desk.removals.add(removal);
  const onaction = () => void undoRemoval(desk, removal).catch(notifyError);
  notify(removal.label, { action: 'Undo', onaction });
}

/** Opens what a removal closed, unless something else was opened since. */
async function openAgain(desk: Desk, { article, briefing }: Removal['wasOpen']): Promise<void> {
  if (article !== null && desk.source.article === null) await desk.openArticle(article);
  if (briefing !== null && desk.draft.briefing === null) await desk.openBriefing(briefing);
}

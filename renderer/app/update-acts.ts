import type { UpdateReport } from '../../core/ipc/imports.ts';
import { request } from '../ipc/client.ts';
import type { OpenSource } from '../state/open-source.svelte.ts';
import type { SourceUpdates } from '../state/source-updates.svelte.ts';
import { notify, notifyError } from './notify.ts';

/** What an update needs of the desk. */
type Parts = {
  readonly source: OpenSource;
  readonly updates: SourceUpdates;
  settle(): Promise<void>;
  openArticle(id: string): Promise<boolean>;
};

/** Asks for a file whose text becomes the next version of the open source. */
export function updateFromChosenFile(desk: Parts): Promise<void> {
  return update(desk, (id) => request('article.updateChosen', { id }));
}

/** Takes a dropped file's text as the next version of the open source. */
export async function updateFromDropped(desk: Parts, files: readonly File[]): Promise<void> {
  if (files.length !== 1) return notify('One file at a time can update a source.');
  return update(desk, (id) => request('article.updateDropped', { id }, files));
}

/** Fetches the open source from its own address again. */
export async function updateFromAddress(desk: Parts): Promise<void> {
  const { article } = desk.source;
  if (article?.url !== null) return update(desk, (id) => request('article.updateFromUrl', { id, url: null }));
  notify('This source has no address. Give it one in its details first.');
}

async function update(desk: Parts, ask: (id: string) => Promise<UpdateReport>): Promise<void> {
  const { source, updates } = desk;
  const { article } = source;
  if (article === null) return notify('Open a source to update it.');
  if (updates.running !== null) return notify('A source is being updated already.');
  await desk.settle();
  updates.running = article.id;
  try {
    const report = await ask(article.id);
    if (report.status === 'same') notify('Nothing new: the text is the same as in the present version.');
    if (report.status !== 'updated') return;
    updates.latest = { articleId: article.id, version: report.version, states: report.states };
    if (source.article?.id === article.id) await source.reload();
    else {
      notify(`“${article.title}” is at version ${report.version}.`, {
        action: 'Open',
        onaction: () => void desk.openArticle(article.id).catch(notifyError),
      });
    }
  } finally {
    updates.running = null;
  }
}

import type { Version } from '../../../core/model/version.ts';
import type { Desk } from '../../app/desk.svelte.ts';
import { notify, notifyError } from '../../app/notify.ts';
import { momentText } from '../../dom/moments.ts';
import { request } from '../../ipc/client.ts';
import type { HistoryDocument } from './version-history.svelte.ts';

/**
 * Makes a version's content the present one, in the library and on the desk, and offers to take it back. What stands
 * now is saved first and stays in the history.
 */
export async function restoreVersion(desk: Desk, document: HistoryDocument, version: Version): Promise<void> {
  const before = await bringBack(desk, document, version.key);
  const undo = async () => {
    await bringBack(desk, document, before);
    notify('Back to what stood before');
  };
  notify(`Version of ${momentText(version.at, new Date())} restored`, {
    action: 'Undo',
    onaction: () => void undo().catch(notifyError),
  });
}

/** Answers the key of the version that stood before. */
async function bringBack(desk: Desk, document: HistoryDocument, key: string): Promise<string> {
  await desk.settle();
  const { before } = await request('history.restore', { ...document, key });
  if (document.kind === 'briefing') await desk.takeOverBriefing(document.id);
  else await desk.source.reload();
  return before;
}

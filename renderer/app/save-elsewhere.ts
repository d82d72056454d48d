import { request } from '../ipc/client.ts';
import type { OpenBriefing } from '../state/open-briefing.svelte.ts';
import type { OpenSource } from '../state/open-source.svelte.ts';
import { notify } from './notify.ts';

/**
 * Writes the unsaved text, or else the unsaved comments, to a file that the person chooses. It stays unsaved.
 * `only`: comments, whatever else is unsaved.
 */
export async function saveElsewhere(draft: OpenBriefing, source: OpenSource, only?: 'comments'): Promise<void> {
  const comments = source.unsavedComments();
  const briefing = only === undefined && draft.unsaved ? draft.briefing : null;
  const id = briefing?.id ?? source.article?.id;
  if (id === undefined || (briefing === null && comments === '')) {
    notify('Nothing is unsaved.');
    return;
  }
  const result = await request('briefing.saveElsewhere', { id, body: briefing === null ? comments : draft.body });
  if (result.status === 'saved') notify(`Written to ${result.fileName}. It is still to be saved in the library.`);
}

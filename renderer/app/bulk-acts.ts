import type { Tagged } from '../../core/ipc/lists.ts';
import { request } from '../ipc/client.ts';
import type { Desk } from './desk.svelte.ts';
import { notify, notifyError } from './notify.ts';
import { tellExport } from './tell-export.ts';

/** Gives the selected sources tags and takes tags from them; can be undone whole. */
export async function tagSelected(desk: Desk, add: readonly string[], remove: readonly string[]): Promise<void> {
  const changed: Tagged[] = [];
  try {
    await desk.bulk.run('Tagging', desk.library.selection.ids, async (ids) => {
      const reply = await request('article.tagMany', { ids: [...ids], add: [...add], remove: [...remove] });
      changed.push(...reply.changed);
    });
  } finally {
    // What was done before a failure can be undone as well.
    if (changed.length > 0) {
      const onaction = () => void untag(desk, changed).catch(notifyError);
      notify(`Tags of ${sources(changed.length)} changed`, { action: 'Undo', onaction });
    }
  }
  if (changed.length === 0) notify('The tags stand so already.');
}

/** Asks for a folder and writes the selected sources there, each with its notes. */
export async function exportSelected(desk: Desk): Promise<void> {
  const { ids } = desk.library.selection;
  await desk.settle();
  tellExport(await request('article.exportMany', { ids: [...ids] }));
}

export function sources(count: number): string {
  return count === 1 ? '1 source' : `${count.toLocaleString('en')} sources`;
}

/** Sources to which the same was done are brought back together. */
async function untag(desk: Desk, changed: readonly Tagged[]): Promise<void> {
  const alike = new Map<string, Tagged & { readonly ids: string[] }>();
  for (const tagged of changed) {
    const key = JSON.stringify([tagged.added, tagged.removed]);
    const group = alike.get(key) ?? { ...tagged, ids: [] };
    group.ids.push(tagged.id);
    alike.set(key, group);
  }
  for (const { ids, added, removed } of alike.values()) {
    await desk.bulk.run('Undoing', ids, async (share) => {
      await request('article.tagMany', { ids: [...share], add: removed, remove: added });
    });
  }
  notify(`Tags of ${sources(changed.length)} are as they were`);
}

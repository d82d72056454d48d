import type { CommandId } from '../../core/ipc/commands.ts';
import { request, subscribe } from '../ipc/client.ts';
import type { Desk } from './desk.svelte.ts';
import { notifyError } from './notify.ts';

/** Keeps the desk in step with what main tells it. Returns the function that stops it. */
export function followEvents(desk: Desk, run: (command: CommandId) => void): () => void {
  const changed = new Set<string>();
  let scheduled = false;

  const catchUp = async () => {
    scheduled = false;
    const kinds = new Set(changed);
    changed.clear();
    desk.library.search.lookAgainSoon();
    const openArticle = desk.source.article?.id;
    const sourceChanged =
      openArticle !== undefined && (kinds.has(`article ${openArticle}`) || kinds.has(`annotations ${openArticle}`));
    const briefingsChanged = [...kinds].some((key) => key.startsWith('briefing '));
    const sourcesChanged = [...kinds].some((key) => !key.startsWith('briefing '));
    await Promise.all([
      desk.library.refresh(),
      sourceChanged ? desk.source.reload() : briefingsChanged ? desk.source.reloadSentences() : null,
      sourcesChanged ? desk.draft.refreshCitations() : null,
      kinds.has(`briefing ${desk.draft.briefing?.id}`) ? desk.draft.catchUp() : null,
    ]);
  };

  const ends = [
    subscribe('document.changed', ({ kind, id }) => {
      changed.add(`${kind} ${id}`);
      // A burst, such as an import of many files, is caught up with once.
      if (scheduled) return;
      scheduled = true;
      setTimeout(() => void catchUp().catch(notifyError), 80);
    }),
    subscribe('search.progress', (progress) => desk.library.search.follow(progress)),
    subscribe('import.progress', (progress) => desk.imports.follow(progress)),
    subscribe('export.progress', (progress) => desk.exports.follow(progress)),
    subscribe('menu.command', ({ command }) => run(command)),
    subscribe('window.closing', () => {
      void (async () => {
        // Unsaved text keeps the window open: main asks the person what to do.
        await request('window.flushed', { saved: await desk.flush() });
      })().catch(notifyError);
    }),
  ];
  return () => {
    for (const end of ends) end();
  };
}

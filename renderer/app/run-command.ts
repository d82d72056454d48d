import { tick } from 'svelte';
import { assertNever } from '../../core/errors.ts';
import type { CommandId } from '../../core/ipc/commands.ts';
import { request } from '../ipc/client.ts';
import type { BriefingPane, Desk, SourcePane } from './desk.svelte.ts';
import { importInto } from './import-acts.ts';
import { notify, notifyError } from './notify.ts';
import { openOriginal, saveOriginal } from './original-acts.ts';
import { removeArticle, removeBriefing, removeSamples, undoRemoval } from './removal-acts.ts';
import { type ExportResult, tellExport } from './tell-export.ts';
import { updateFromAddress, updateFromChosenFile } from './update-acts.ts';

/**
 * Carries out a command, wherever it came from: menu, shortcut, palette or button. While a form is being filled
 * nothing happens behind it; any other dialog gives way.
 */
export function runCommand(desk: Desk, command: CommandId): void {
  if (desk.fillsForm) return;
  void makeWay(desk)
    .then(() => perform(desk, command))
    .catch(notifyError);
}

/** After the dialog has given the focus back, so that the command may move it. */
async function makeWay(desk: Desk): Promise<void> {
  if (desk.dialog === null) return;
  desk.dialog = null;
  await tick();
}

/** The pane that has the focus, or else the source; null when that is not open. */
function paneInUse(desk: Desk): SourcePane | BriefingPane | null {
  const isBriefing = document.activeElement?.closest('[data-pane="briefing"]') != null;
  return isBriefing ? desk.briefingPane : desk.sourcePane;
}

function stepHit(desk: Desk, direction: 1 | -1): void {
  if (paneInUse(desk)?.stepHit(direction) !== true) notify('Nothing is marked: find something first.');
}

async function perform(desk: Desk, command: CommandId): Promise<void> {
  const { preferences, source, draft } = desk;
  switch (command) {
    case 'briefing.new':
      return desk.newBriefing();
    case 'source.import':
      return importInto(desk, 'files');
    case 'source.importFolder':
      return importInto(desk, 'folder');
    case 'source.importUrl':
      desk.dialog = 'import-url';
      return;
    case 'source.paste':
      desk.pasted = { text: '', html: null };
      desk.dialog = 'paste';
      return;
    case 'briefing.export':
      return exportOpen(draft.briefing?.id, 'Open a briefing to export it.', async (id) => {
        await desk.settle();
        return request('briefing.export', { id });
      });
    case 'source.export':
      return exportOpen(source.article?.id, 'Open a source to export it.', async (id) => {
        await desk.settle();
        return request('article.export', { id });
      });
    case 'library.export':
      await desk.settle();
      return tellExport(await request('library.export', {}));
    case 'briefing.copy': {
      if (draft.briefing === null) return notify('Open a briefing to copy it.');
      await desk.settle();
      await request('briefing.copy', { id: draft.briefing.id });
      return notify('Copied as Markdown');
    }
    case 'briefing.save':
      await desk.settle();
      return notify('Saved');
    case 'briefing.history':
    case 'briefing.nameVersion': {
      if (desk.draft.briefing === null) return notify('No briefing is open.');
      await desk.settle();
      desk.dialog = command === 'briefing.history' ? 'briefing-history' : 'name-version';
      return;
    }
    case 'source.history':
      if (desk.source.article === null) return notify('No source is open.');
      await desk.settle();
      desk.dialog = 'notes-history';
      return;
    case 'source.versions':
      if (source.article === null) return notify('Open a source to see its versions.');
      desk.dialog = 'source-versions';
      return;
    case 'source.update':
      return updateFromChosenFile(desk);
    case 'source.updateFromUrl':
      return updateFromAddress(desk);
    case 'briefing.saveElsewhere':
      return desk.saveElsewhere();
    case 'library.open':
      await desk.settle();
      await request('library.open', {});
      return;
    case 'library.backups':
      desk.dialog = 'backups';
      return;
    case 'library.restore':
      desk.dialog = 'restore';
      return;
    case 'library.bin':
      desk.dialog = 'bin';
      return;
    case 'library.health':
      desk.dialog = 'health';
      return;
    case 'library.removeSamples':
      return desk.library.summary?.hasSamples === true
        ? removeSamples(desk)
        : notify('The sample library was removed already.');
    case 'find.open':
      desk.dialog = 'palette';
      return;
    case 'find.search':
      preferences.set({ libraryShown: true });
      await tick();
      return document.querySelector<HTMLInputElement>('[data-library-search]')?.select();
    case 'find.within': {
      const pane = paneInUse(desk);
      return pane === null ? perform(desk, 'find.search') : pane.openFind();
    }
    case 'find.next':
      return stepHit(desk, 1);
    case 'find.previous':
      return stepHit(desk, -1);
    case 'act.undo':
      return undoRemoval(desk);
    case 'source.details':
      if (source.article === null) return notify('Open a source to see its details.');
      desk.dialog = 'source-details';
      return;
    case 'briefing.details':
      if (draft.briefing === null) return notify('Open a briefing to see its details.');
      desk.dialog = 'briefing-details';
      return;
    case 'source.openOriginal':
      return source.article === null ? notify('Open a source to see its original.') : openOriginal(source.article);
    case 'source.saveOriginal':
      return source.article === null ? notify('Open a source to save its original.') : saveOriginal(source.article);
    case 'source.remove':
      return source.article === null ? notify('Open a source to remove it.') : removeArticle(desk, source.article.id);
    case 'briefing.remove':
      return draft.briefing === null
        ? notify('Open a briefing to remove it.')
        : removeBriefing(desk, draft.briefing.id);
    case 'app.preferences':
      desk.dialog = 'preferences';
      return;
    case 'view.library':
      return preferences.set({ libraryShown: !preferences.current.libraryShown });
    case 'view.edit':
      return preferences.set({ briefingMode: 'edit' });
    case 'view.split':
      return preferences.set({ briefingMode: 'split' });
    case 'view.read':
      return preferences.set({ briefingMode: 'read' });
    case 'focus.library':
      preferences.set({ libraryShown: true });
      requestAnimationFrame(() => document.querySelector<HTMLElement>('[data-library-list]')?.focus());
      return;
    case 'focus.source':
      return desk.sourcePane?.focus() ?? notify('No source is open.');
    case 'focus.briefing':
      return desk.briefingPane?.focus() ?? notify('No briefing is open.');
    case 'theme.system':
      return preferences.set({ theme: 'system' });
    case 'theme.light':
      return preferences.set({ theme: 'light' });
    case 'theme.dark':
      return preferences.set({ theme: 'dark' });
    case 'passage.key-point':
    case 'passage.quote':
    case 'passage.figure':
    case 'passage.doubt':
    case 'passage.comment':
    case 'passage.quoteInto':
    case 'passage.cite':
    case 'passage.sentences':
    case 'passage.remove':
      if (!desk.sourcePane?.runPassageCommand(command)) notify('Select a passage of the source first.');
      return;
    case 'passage.next':
    case 'passage.previous':
      if (!desk.sourcePane?.runPassageCommand(command)) notify('There is no note to go to.');
      return;
    case 'passage.nextUnsure':
      if (!desk.sourcePane?.runPassageCommand(command)) notify('No note waits to be decided.');
      return;
    case 'passage.accept':
    case 'passage.reject':
      if (!desk.sourcePane?.runPassageCommand(command)) notify('Open a note whose passage has changed first.');
      return;
    case 'passage.reattach':
      if (!desk.sourcePane?.runPassageCommand(command))
        notify('Open a note whose passage has changed or is lost, then select the passage that it stands for.');
      return;
    case 'briefing.judgment':
      return (await desk.writingPane('write in'))?.toggleJudgment();
    case 'briefing.follow': {
      const id = desk.briefingPane?.citationAtCursor() ?? null;
      return id === null ? notify('Put the cursor beside a citation first.') : desk.follow(id);
    }
    case 'briefing.bold':
      return (await desk.writingPane('write in'))?.bold();
    case 'briefing.italic':
      return (await desk.writingPane('write in'))?.italic();
    case 'help.keys':
      desk.dialog = 'keys';
      return;
    case 'help.about':
      desk.dialog = 'about';
      return;
    default:
      return assertNever(command);
  }
}

async function exportOpen(
  id: string | undefined,
  otherwise: string,
  act: (id: string) => Promise<ExportResult>,
): Promise<void> {
  if (id === undefined) notify(otherwise);
  else tellExport(await act(id));
}

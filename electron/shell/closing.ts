import { setTimeout as sleep } from 'node:timers/promises';
import { app, type BrowserWindow, dialog, powerMonitor } from 'electron';
import type { Keeper } from '../backup/keeper.ts';
import type { Drafts } from '../drafts/drafts.ts';
import type { Parser } from '../import/parser/parser.ts';
import type { ExportSession } from '../ipc/export-session.ts';
import type { ImportSession } from '../ipc/import-session.ts';
import { sendEvent } from '../ipc/send-event.ts';
import type { Search } from '../search/search.ts';
import type { SettingsFile } from '../settings/settings-file.ts';
import type { Library } from '../store/library.ts';
import { createFarewell, type Farewell, lossWords } from './farewell.ts';
import type { Log } from './log.ts';

export type ClosingParts = {
  readonly library: Library;
  readonly keeper: Keeper;
  readonly settings: SettingsFile;
  readonly drafts: Drafts;
  readonly imports: ImportSession;
  readonly exports: ExportSession;
  readonly parser: Parser;
  readonly search: Search;
  readonly log: Log;
};

/** Lets the window close, the app quit and the system shut down only once the page has saved what it holds. */
export function closeSafely(window: BrowserWindow, parts: ClosingParts): Farewell {
  const { library, keeper, settings, drafts, imports, exports, parser, search, log } = parts;
  let done = false;

  const farewell = createFarewell({
    askWindow() {
      if (window.webContents.isCrashed()) return false;
      sendEvent(window.webContents, 'window.closing', {});
      return true;
    },
    async confirmLoss(answered) {
      const choice = await askWhatToDo(window, lossWords(answered, drafts.failing));
      if (choice === 'elsewhere') sendEvent(window.webContents, 'menu.command', { command: 'briefing.saveElsewhere' });
      return choice === 'close';
    },
    async finish() {
      imports.cancel();
      exports.cancel();
      await parser.close();
      await drafts.settle();
      await settings.flush().catch((error: unknown) => log.bug('saving the settings', error));
      await Promise.all([search.close(), Promise.race([finishCopies(keeper, log), sleep(copyingAtClose)])]);
      await library.close().catch((error: unknown) => log.bug('closing the library', error));
      done = true;
      window.destroy();
      app.quit();
    },
  });

  window.on('close', (event) => {
    if (done) return;
    event.preventDefault();
    farewell.begin();
  });
  window.on('session-end', () => farewell.begin());
  // Electron hands the event over though its types don't say so: preventing it delays the shutdown.
  powerMonitor.on('shutdown', (event?: Electron.Event) => {
    event?.preventDefault();
    farewell.begin();
  });
  app.on('window-all-closed', () => app.quit());
  return farewell;
}

/** Milliseconds that copying may hold up the end; what is not copied then is at the next start. */
const copyingAtClose = 4000;

async function finishCopies(keeper: Keeper, log: Log): Promise<void> {
  try {
    await keeper.drain();
    await keeper.close();
  } catch (error) {
    log.bug('keeping copies', error);
  }
}

type Choice = 'stay' | 'elsewhere' | 'close';
const choices: readonly Choice[] = ['stay', 'elsewhere', 'close'];

async function askWhatToDo(window: BrowserWindow, detail: string): Promise<Choice> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    message: 'The latest changes are not saved yet.',
    detail,
    buttons: ['Stay', 'Save elsewhere…', 'Close anyway'],
    defaultId: 0,
    cancelId: 0,
  });
  return choices[response] ?? 'stay';
}

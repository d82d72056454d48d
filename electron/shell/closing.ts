import { app, type BrowserWindow, dialog, powerMonitor } from 'electron';
import { sendEvent } from '../ipc/send-event.ts';
import type { SettingsFile } from '../settings/settings-file.ts';
import type { Library } from '../store/library.ts';
import { createFarewell, type Farewell } from './farewell.ts';
import type { Log } from './log.ts';

export type ClosingParts = { readonly library: Library; readonly settings: SettingsFile; readonly log: Log };

/** Lets the window close, the app quit and the system shut down only once the page has saved what it holds. */
export function closeSafely(window: BrowserWindow, { library, settings, log }: ClosingParts): Farewell {
  let done = false;

  const farewell = createFarewell({
    askWindow() {
      if (window.webContents.isCrashed()) return false;
      sendEvent(window.webContents, 'window.closing', {});
      return true;
    },
    confirmLoss: () => confirmLoss(window),
    async finish() {
      await settings.flush().catch((error: unknown) => log.bug('saving the settings', error));
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

async function confirmLoss(window: BrowserWindow): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    message: 'The latest changes are not saved yet.',
    detail:
      'If you close now, what you wrote since the last save is lost. The status line says why it could not be saved.',
    buttons: ['Stay', 'Close anyway'],
    defaultId: 0,
    cancelId: 0,
  });
  return response === 1;
}

import { basename } from 'node:path';
import { app, type BrowserWindow, dialog } from 'electron';
import type { SettingsFile } from '../settings/settings-file.ts';
import { argumentsFor } from './restart-arguments.ts';

type RestartParts = {
  readonly settings: SettingsFile;
  /** Of the library that is open. */
  readonly root: string;
  /** Closes the window as a person would; `last` is done when that goes through. */
  close(last: () => void): void;
};

/**
 * Makes the act that opens another library: asks, says how to come back, then closes the window and starts the app
 * anew. Later starts open that library as well. Whoever stays because something is unsaved stays with this one.
 */
export function createRestart(
  window: BrowserWindow,
  { settings, root, close }: RestartParts,
): (path: string) => Promise<void> {
  return async (path) => {
    const { response } = await dialog.showMessageBox(window, {
      type: 'question',
      message: `Open “${basename(path)}” now?`,
      detail:
        `Briefing Notes closes and starts anew with it; from now on it opens that library. “${basename(root)}” stays ` +
        'as it is; File → Open another library… leads back to it.',
      buttons: ['Cancel', 'Open it'],
      defaultId: 1,
      cancelId: 0,
    });
    if (response !== 1) return;
    close(() => {
      settings.remark({ library: path });
      app.relaunch({ args: argumentsFor(process.argv.slice(1), path) });
    });
  };
}

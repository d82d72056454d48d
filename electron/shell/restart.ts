import { basename } from 'node:path';
import { app, type BrowserWindow, dialog } from 'electron';
import type { SettingsFile } from '../settings/settings-file.ts';
import { argumentsFor } from './restart-arguments.ts';

/**
 * Makes the act that opens another library: asks, says how to come back, then closes the window as a person would
 * and starts the app anew once it has closed. Later starts open that library as well.
 */
export function createRestart(
  window: BrowserWindow,
  { settings, root }: { readonly settings: SettingsFile; readonly root: string },
): (path: string) => Promise<void> {
  let next: string | null = null;
  window.once('closed', () => {
    if (next !== null) app.relaunch({ args: argumentsFor(process.argv.slice(1), next) });
  });

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
    next = path;
    settings.remark({ library: path });
    window.close();
  };
}

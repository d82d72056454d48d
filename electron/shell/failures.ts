import { app, type BrowserWindow, dialog } from 'electron';
import { AppError } from '../../core/errors.ts';
import type { Log } from './log.ts';

/** Logs errors that nobody expected and tells the person, one message at a time. */
export function reportFailures(log: Log): void {
  let told = false;
  const report = (error: unknown) => {
    log.bug('main', error);
    if (told || !app.isReady()) return;
    told = true;
    const message = 'Something went wrong inside Briefing Notes.';
    const detail =
      'What was saved is safe. If the window behaves oddly, close it and open it again. The log says more.';
    void dialog.showMessageBox({ type: 'error', message, detail, buttons: ['Go on'] }).finally(() => {
      told = false;
    });
  };
  process.on('uncaughtException', report);
  process.on('unhandledRejection', report);
}

/** Says why the app could not start, and ends it. */
export async function failToStart(error: unknown, log: Log): Promise<void> {
  log.bug('starting', error);
  const detail = error instanceof AppError ? error.message : 'Nothing was changed. The log says more.';
  await dialog.showMessageBox({ type: 'error', message: 'Briefing Notes could not start.', detail, buttons: ['Quit'] });
  app.exit(1);
}

/** Offers to show the page again when its process has died. */
export function reviveWindow(window: BrowserWindow, log: Log): void {
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit') return;
    log.bug('window', new Error(`The page's process ended: ${reason}, code ${exitCode}`));
    void offerReload(window);
  });
}

async function offerReload(window: BrowserWindow): Promise<void> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'error',
    message: 'The window stopped working.',
    detail: 'What the status line called saved is safe, and text that was not saved yet comes back.',
    buttons: ['Open it again', 'Quit'],
    defaultId: 0,
    cancelId: 0,
  });
  if (response === 0) window.webContents.reload();
  else app.quit();
}

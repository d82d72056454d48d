import { type BrowserWindow, type IpcMainInvokeEvent, ipcMain } from 'electron';
import { contract } from '../../core/ipc/contract.ts';
import { requestChannel } from '../../core/ipc/envelope.ts';
import { isUiAddress } from '../shell/origin.ts';
import type { Context } from './context.ts';
import { handlers } from './handlers/index.ts';
import { createRouter } from './router.ts';

/** Answers the requests of one window; everyone else's are refused. */
export function registerRequests(
  window: BrowserWindow,
  context: Context,
  reportBug: (call: string, error: unknown) => void,
): void {
  const route = createRouter({ contract, handlers, context, reportBug });
  ipcMain.handle(requestChannel, (event, name: unknown, input: unknown, files: unknown) =>
    route({ trusted: isTrusted(event, window), name, input, files }),
  );
}

/** Only the main frame of the app's own page in the app's own window is listened to. */
function isTrusted(event: IpcMainInvokeEvent, window: BrowserWindow): boolean {
  const frame = event.senderFrame;
  if (window.isDestroyed() || event.sender !== window.webContents || frame === null) return false;
  return frame.parent === null && isUiAddress(frame.url);
}

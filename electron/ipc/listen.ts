import { type BrowserWindow, type IpcMainInvokeEvent, ipcMain } from 'electron';
import { requestChannel } from '../../core/ipc/envelope.ts';
import { isUiAddress } from '../shell/origin.ts';
import type { Route } from './router.ts';

/**
 * Listens to the requests of one window; everyone else's are refused. They wait until the function that it gives is
 * told what answers them: the page asks before the library is open.
 */
export function listenTo(window: BrowserWindow): (route: Route) => void {
  const { promise, resolve } = promised<Route>();
  ipcMain.handle(requestChannel, async (event, name: unknown, input: unknown, files: unknown) => {
    const trusted = isTrusted(event, window);
    return (await promise)({ trusted, name, input, files });
  });
  return resolve;
}

/** Only the main frame of the app's own page in the app's own window is listened to. */
function isTrusted(event: IpcMainInvokeEvent, window: BrowserWindow): boolean {
  const frame = event.senderFrame;
  if (window.isDestroyed() || event.sender !== window.webContents || frame === null) return false;
  return frame.parent === null && isUiAddress(frame.url);
}

function promised<T>(): { promise: Promise<T>; resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

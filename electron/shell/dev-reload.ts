import { watch } from 'node:fs';
import type { BrowserWindow } from 'electron';

/** Reloads the page soon after the built files below `root` change. For development only. */
export function reloadOnChange(window: BrowserWindow, root: string): void {
  let timer: NodeJS.Timeout | undefined;
  const watcher = watch(root, { recursive: true }, () => {
    clearTimeout(timer);
    timer = setTimeout(() => window.webContents.reload(), 150);
  });
  window.on('closed', () => {
    clearTimeout(timer);
    watcher.close();
  });
}

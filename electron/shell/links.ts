import { type BrowserWindow, dialog, shell } from 'electron';
import { readOutsideLink } from './outside.ts';

/** Shows where a link really leads and opens it in the system's own program when the person says so. */
export async function openLink(window: BrowserWindow, url: string): Promise<boolean> {
  const { href, target } = readOutsideLink(url);
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    message: `Open ${target}?`,
    detail: `This leaves Briefing Notes:\n${href.length > 300 ? `${href.slice(0, 300)}…` : href}`,
    buttons: ['Cancel', 'Open'],
    defaultId: 0,
    cancelId: 0,
  });
  if (response !== 1) return false;
  await shell.openExternal(href);
  return true;
}

import { mkdtempSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { app, type BrowserWindow, dialog, shell } from 'electron';
import { AppError } from '../../core/errors.ts';
import type { FoundOriginal } from '../acts/originals.ts';

const formWords: Readonly<Record<FoundOriginal['form'], string>> = {
  text: 'a text file',
  markdown: 'a Markdown file',
  html: 'a web page',
  pdf: 'a PDF document',
  docx: 'a Word document',
  eml: 'an e-mail',
};

/** Makes the act that opens originals outside the app: it asks, then opens a copy that goes when the app ends. */
export function createCopyOpener(window: BrowserWindow): (original: FoundOriginal) => Promise<boolean> {
  let folders: readonly string[] = [];
  app.on('will-quit', () => {
    for (const folder of folders) removeIfPossible(folder);
  });
  return async ({ fileName, form, bytes }) => {
    const { response } = await dialog.showMessageBox(window, {
      type: 'question',
      message: `Open “${fileName}” in another program?`,
      detail:
        `It is ${formWords[form]}, just as it came in from outside. Briefing Notes runs nothing that is in it and ` +
        'fetches nothing for it; the program that opens it may do both.',
      buttons: ['Cancel', 'Open'],
      defaultId: 0,
      cancelId: 0,
    });
    if (response !== 1) return false;
    const folder = mkdtempSync(join(tmpdir(), 'briefing-notes-'));
    folders = [...folders, folder];
    const path = join(folder, fileName);
    await writeFile(path, bytes, { mode: 0o400, flag: 'wx' });
    const problem = await shell.openPath(path);
    if (problem !== '') throw new AppError('io-error', `“${fileName}” was not opened: no program here opens it.`);
    return true;
  };
}

/** A program that still shows the copy may hold it: it then stays in the system's folder for temporary files. */
function removeIfPossible(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch {}
}

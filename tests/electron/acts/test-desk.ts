import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Article } from '../../../core/model/article.ts';
import { type Desk, openDesk } from '../../../electron/acts/desk.ts';
import { importText } from '../../../electron/acts/imports.ts';
import { openLibrary } from '../../../electron/store/library.ts';
import { temporaryFolder } from '../temporary-folder.ts';

/** A desk on a new library in a folder of its own; its clock goes one second further at every look. */
export async function testDesk(): Promise<Desk> {
  return await deskAt(join(await temporaryFolder(), 'library'));
}

export async function deskAt(root: string): Promise<Desk> {
  const library = await openLibrary(root);
  onTestFinished(() => library.close());
  let seconds = 0;
  return {
    ...openDesk(library),
    now: () => {
      seconds += 1;
      return new Date(Date.UTC(2026, 2, 3, 9, 0, seconds));
    },
  };
}

/** Adds a source of plain text and gives its document. */
export async function addSource(desk: Desk, text: string, title: string | null = null): Promise<Article> {
  const { id } = await importText(desk, { text, title, name: 'Pasted text', origin: 'paste' });
  const article = id === null ? null : await desk.library.articles.get(id);
  if (article === null) throw new Error('The test’s source was not imported.');
  return article;
}

import { basename } from 'node:path';
import { AppError } from '../../../core/errors.ts';
import type { ImportResult } from '../../../core/ipc/replies.ts';
import { importFiles, importText, updateArticle } from '../../acts/articles.ts';
import { renderArticle } from '../../acts/exports.ts';
import { failedImport } from '../../acts/import-result.ts';
import { articlePage } from '../../acts/pages.ts';
import { removeArticle } from '../../acts/removal.ts';
import type { Handlers } from '../context.ts';
import { saveBeside } from './save-beside.ts';

export const articleHandlers = {
  'article.page': async (input, { desk }) => articlePage(desk, input),
  'article.get': ({ id }, { desk }) => desk.library.articles.get(id),
  'article.update': ({ id, patch }, { desk }) => updateArticle(desk, id, patch),
  'article.remove': async ({ id }, { desk }) => ({ removed: await removeArticle(desk, id) }),
  'article.importChosen': async (_input, { desk, questions }) => {
    const paths = await questions.chooseFiles();
    if (paths === null) return { status: 'cancelled' };
    return { status: 'done', results: await importFiles(desk, paths) };
  },
  'article.importDropped': async (_input, { desk }, files) => {
    if (files.length === 0) throw new AppError('bad-request', 'Nothing was dropped.');
    const paths = files.filter((path) => path !== '');
    const imported = paths.length === 0 ? [] : await importFiles(desk, paths);
    const pathless = files.length - paths.length;
    return { status: 'done', results: [...imported, ...Array.from({ length: pathless }, notAFile)] };
  },
  'article.importText': async ({ text, title }, { desk }) => ({
    status: 'done',
    results: [await importText(desk, { text, title, name: 'Pasted text', origin: 'paste' })],
  }),
  'article.export': async ({ id }, { desk, questions }) => {
    const files = await renderArticle(desk, id);
    const [first] = files;
    if (first === undefined) throw new Error('An article was rendered into no file.');
    const path = await questions.chooseSavePath(first.fileName);
    if (path === null || !(await saveBeside(path, files, questions))) return { status: 'cancelled' };
    const dropped = files.flatMap((file) => file.dropped);
    return { status: 'saved', fileName: basename(path), files: files.length, dropped };
  },
} satisfies Partial<Handlers>;

/** A dropped thing that has no path: an attachment or a picture dragged straight out of another program. */
function notAFile(): ImportResult {
  const message = 'It is not a file on this machine. Save it first, then import the saved file.';
  return failedImport('A dropped item', 'unsupported-type', message);
}

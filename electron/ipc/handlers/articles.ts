import { basename } from 'node:path';
import { updateArticle } from '../../acts/articles.ts';
import { renderArticle } from '../../acts/exports.ts';
import { articlePage } from '../../acts/pages.ts';
import { removeArticle } from '../../acts/removal.ts';
import type { Handlers } from '../context.ts';
import { saveBeside } from './save-beside.ts';

export const articleHandlers = {
  'article.page': async (input, { desk }) => articlePage(desk, input),
  'article.get': ({ id }, { desk }) => desk.library.articles.get(id),
  'article.update': ({ id, patch }, { desk }) => updateArticle(desk, id, patch),
  'article.remove': async ({ id }, { desk }) => ({ removed: await removeArticle(desk, id) }),
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

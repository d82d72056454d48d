import { basename } from 'node:path';
import { updateArticle } from '../../acts/articles.ts';
import { exportArticles, renderArticle } from '../../acts/exports.ts';
import { articleIds } from '../../acts/pages.ts';
import { removeArticle, removeArticles } from '../../acts/removal.ts';
import { tagMany, tagsOf } from '../../acts/tag-many.ts';
import type { Handlers } from '../context.ts';
import { exportInto } from './export-into.ts';
import { saveBeside } from './save-beside.ts';

export const articleHandlers = {
  'article.ids': async (input, { desk }) => ({ ids: await articleIds(desk, input) }),
  'article.get': ({ id }, { desk }) => desk.library.articles.get(id),
  'article.update': ({ id, patch }, { desk }) => updateArticle(desk, id, patch),
  'article.remove': async ({ id }, { desk }) => ({ removed: await removeArticle(desk, id) }),
  'article.removeMany': async ({ ids }, { desk }) => ({ removed: await removeArticles(desk, ids) }),
  'article.tagMany': async (input, { desk }) => ({ changed: await tagMany(desk, input) }),
  'article.tagsOf': async ({ ids }, { desk }) => tagsOf(desk, ids),
  'article.exportMany': ({ ids }, context) =>
    exportInto(context, async (folder, options) => {
      const files = await exportArticles(context.desk, ids, folder, options);
      return { files, dropped: files.flatMap(({ dropped }) => dropped) };
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

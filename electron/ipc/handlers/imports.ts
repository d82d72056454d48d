import { AppError } from '../../../core/errors.ts';
import type { ImportResult } from '../../../core/ipc/imports.ts';
import { failedImport } from '../../acts/import-result.ts';
import { importFiles, importText } from '../../acts/imports.ts';
import type { Handlers } from '../context.ts';

export const importHandlers = {
  'article.importChosen': async (_input, { desk, imports, questions }) => {
    const paths = await questions.chooseFiles();
    if (paths === null) return { status: 'cancelled' };
    return await imports.run((options) => importFiles(desk, paths, options));
  },
  'article.importFolder': async (_input, { desk, imports, questions }) => {
    const folder = await questions.chooseFolder();
    if (folder === null) return { status: 'cancelled' };
    return await imports.run((options) => importFiles(desk, [folder], options));
  },
  'article.importDropped': async (_input, { desk, imports }, files) => {
    if (files.length === 0) throw new AppError('bad-request', 'Nothing was dropped.');
    const paths = files.filter((path) => path !== '');
    const pathless = Array.from({ length: files.length - paths.length }, notAFile);
    return await imports.run(async (options) => {
      const imported = paths.length === 0 ? [] : await importFiles(desk, paths, options);
      return [...imported, ...pathless];
    });
  },
  'article.importText': async ({ text, html, title }, { desk, imports }) => {
    const input = { text, html, title, name: 'Pasted text', origin: 'paste' } as const;
    return await imports.run(async ({ signal }) => [await importText(desk, input, { signal })]);
  },
  'article.importRetry': async ({ keys }, { desk, imports }) => {
    const paths = imports.failed(keys);
    return await imports.run((options) => importFiles(desk, paths, options));
  },
  'import.cancel': async (_input, { imports }) => {
    imports.cancel();
    return {};
  },
} satisfies Partial<Handlers>;

/** A dropped thing that has no path: an attachment or a picture dragged straight out of another program. */
function notAFile(): ImportResult {
  const message = 'It is not a file on this machine. Save it first, then import the saved file.';
  return failedImport('A dropped item', 'unsupported-type', message);
}

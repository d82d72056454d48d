import { readdir } from 'node:fs/promises';
import { basename } from 'node:path';
import { AppError } from '../../../core/errors.ts';
import { exportLibrary } from '../../acts/exports.ts';
import { facets } from '../../acts/facets.ts';
import { removeSamples, restore } from '../../acts/removal.ts';
import { isNewLibrary } from '../../store/folder/library-identity.ts';
import type { Handlers } from '../context.ts';
import { exportInto } from './export-into.ts';

export const libraryHandlers = {
  'library.removeSamples': async (_input, { desk }) => ({ removed: await removeSamples(desk) }),
  'library.restore': async ({ removed }, { desk }) => {
    await restore(desk, removed);
    return {};
  },
  'library.open': async (_input, { desk, questions, openLibraryAt }) => {
    const folder = await questions.chooseLibrary();
    if (folder === null || folder === desk.library.root) return {};
    if (isNewLibrary(folder) && (await readdir(folder)).length > 0) {
      throw new AppError('bad-request', `Not opened: “${basename(folder)}” holds other files and no library.`);
    }
    await openLibraryAt(folder);
    return {};
  },
  'library.facets': ({ query }, { desk }) => facets(desk, query),
  'library.export': (_input, context) =>
    exportInto(context, (folder, options) => exportLibrary(context.desk, folder, options)),
  'export.cancel': async (_input, { exports }) => {
    exports.cancel();
    return {};
  },
} satisfies Partial<Handlers>;

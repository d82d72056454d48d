import { readdir } from 'node:fs/promises';
import { basename } from 'node:path';
import { AppError } from '../../../core/errors.ts';
import { exportLibrary, type LibraryExport } from '../../acts/exports.ts';
import { removeSamples, restore } from '../../acts/removal.ts';
import { librarySummary } from '../../acts/summary.ts';
import { isNewLibrary } from '../../store/folder/library-identity.ts';
import type { Handlers } from '../context.ts';

export const libraryHandlers = {
  'library.summary': async (_input, { desk }) => librarySummary(desk),
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
  'library.export': async (_input, { desk, questions }) => {
    const folder = await questions.chooseExportFolder();
    if (folder === null) return { status: 'cancelled' };
    const saved = ({ files, dropped }: LibraryExport) => ({
      status: 'saved' as const,
      fileName: basename(folder),
      files: files.length,
      dropped: [...dropped],
    });
    try {
      return saved(await exportLibrary(desk, folder, {}));
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'export-conflict') throw error;
      if (!(await questions.confirmOverwrite(error.message))) return { status: 'cancelled' };
      return saved(await exportLibrary(desk, folder, { overwrite: true }));
    }
  },
} satisfies Partial<Handlers>;

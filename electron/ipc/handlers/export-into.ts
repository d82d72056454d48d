import { basename } from 'node:path';
import { AppError } from '../../../core/errors.ts';
import type { CallOutput } from '../../../core/ipc/contract.ts';
import type { LibraryExport, WriteOptions } from '../../acts/exports.ts';
import type { Context } from '../context.ts';

type Write = (folder: string, options: WriteOptions) => Promise<LibraryExport>;

/** Asks for a folder and writes there; asks again before files are replaced that were changed since. */
export async function exportInto(
  { questions, exports }: Pick<Context, 'questions' | 'exports'>,
  write: Write,
): Promise<CallOutput<'library.export'>> {
  const folder = await questions.chooseExportFolder();
  if (folder === null) return { status: 'cancelled' };
  const run = async (overwrite: boolean): Promise<CallOutput<'library.export'>> => {
    const done = await exports.run((options) => write(folder, { ...options, overwrite }));
    if (done === null) return { status: 'cancelled' };
    const { files, dropped } = done;
    return { status: 'saved', fileName: basename(folder), files: files.length, dropped: [...new Set(dropped)] };
  };
  try {
    return await run(false);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'export-conflict') throw error;
    return (await questions.confirmOverwrite(error.message)) ? await run(true) : { status: 'cancelled' };
  }
}

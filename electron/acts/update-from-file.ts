import { basename } from 'node:path';
import { AppError } from '../../core/errors.ts';
import type { UpdateReport } from '../../core/ipc/imports.ts';
import { toTitleLine } from '../import/title-line.ts';
import type { Desk } from './desk.ts';
import { findArticle } from './find-document.ts';
import { parseFile } from './parsed-file.ts';
import { addVersion } from './update-article.ts';

/** Makes a file's text the source's next version. @throws AppError as `addVersion`, and why the file can't be read */
export async function updateFromFile(desk: Desk, id: string, path: string): Promise<UpdateReport> {
  await findArticle(desk, id);
  const name = basename(path);
  const { parsed, original } = await parseFile(desk, path, name);
  return await addVersion(desk, id, { parsed, original, origin: { kind: 'file', name: toTitleLine(name) } });
}

/** The same for files that a person dropped. @throws AppError bad-request unless it is one; unsupported-type */
export async function updateFromOne(desk: Desk, id: string, paths: readonly string[]): Promise<UpdateReport> {
  const [path, ...others] = paths;
  if (path === undefined || others.length > 0) {
    throw new AppError('bad-request', 'A source is updated from one file: drop exactly one.');
  }
  // What was dropped has no path when it was dragged straight out of another program.
  if (path === '') {
    const message = 'It is not a file on this machine. Save it first, then update from the saved file.';
    throw new AppError('unsupported-type', message);
  }
  return await updateFromFile(desk, id, path);
}

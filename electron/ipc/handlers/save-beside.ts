import { readFile } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import type { ExportedFile } from '../../../core/export/files.ts';
import { writeFile } from '../../export/write.ts';
import type { Questions } from '../context.ts';

/**
 * Writes the first file to the chosen path and the others next to it under the chosen name, each whole.
 * Asks before it replaces a different file that the save dialog did not ask about; false when refused,
 * and then nothing is written.
 */
export async function saveBeside(
  path: string,
  files: readonly ExportedFile[],
  questions: Pick<Questions, 'confirmOverwrite'>,
): Promise<boolean> {
  const placed = files.map((file, index) => ({ path: index === 0 ? path : besidePath(path, files, file), file }));
  const replaced: string[] = [];
  for (const each of placed.slice(1)) {
    const there = await contentOf(each.path);
    if (there !== null && there !== each.file.content) replaced.push(basename(each.path));
  }
  if (replaced.length > 0) {
    const reason = `${replaced.join(', ')} is already there and is different.`;
    if (!(await questions.confirmOverwrite(reason))) return false;
  }
  for (const each of placed) await writeFile(each.path, each.file.content);
  return true;
}

/** `x.md` chosen for `a.md` puts `a.annotations.json` at `x.annotations.json`. */
function besidePath(chosen: string, files: readonly ExportedFile[], file: ExportedFile): string {
  const original = files[0]?.fileName ?? '';
  const stem = original.slice(0, original.length - extname(original).length);
  const chosenStem = basename(chosen, extname(chosen));
  const ending = file.fileName.startsWith(stem) ? file.fileName.slice(stem.length) : `-${file.fileName}`;
  return join(dirname(chosen), `${chosenStem}${ending}`);
}

/** Null when there is no such file. */
async function contentOf(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw new Error('A file beside the chosen one could not be read.', { cause: error });
  }
}

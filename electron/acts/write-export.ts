import { join } from 'node:path';
import type { ExportedFile } from '../../core/export/files.ts';
import { writeFiles } from '../export/write.ts';

/** A file of a document that was exported. */
export type WrittenFile = {
  /** The folder as it was given, and the file's path in it. */
  readonly path: string;
  readonly id: string;
  /** What the format could not carry, in sentences. */
  readonly dropped: readonly string[];
};

export type DocumentFile = {
  readonly id: string;
  readonly file: ExportedFile;
  /** The folder within the export, with '/' at its end; none: the export's own. */
  readonly within?: string;
};

/** `extra` are files of the export that belong to no document. @throws AppError export-conflict */
export async function writeExport(
  folder: string,
  documents: readonly DocumentFile[],
  options: { readonly overwrite?: boolean; readonly extra?: readonly { path: string; content: string }[] } = {},
): Promise<WrittenFile[]> {
  const placed = documents.map(({ id, file, within = '' }) => ({ id, file, path: `${within}${file.fileName}` }));
  const files = placed.map(({ path, file }) => ({ path, content: file.content }));
  await writeFiles(folder, [...files, ...(options.extra ?? [])], { overwrite: options.overwrite ?? false });
  return placed.map(({ id, file, path }) => ({ path: join(folder, path), id, dropped: file.dropped }));
}

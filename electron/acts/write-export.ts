import { join } from 'node:path';
import type { ExportedFile } from '../../core/export/files.ts';
import { type FilesToMake, type WriteOptions, writeAll } from '../export/write.ts';

export type { WriteOptions };

/** A file of a document that was exported. */
export type WrittenFile = {
  /** The folder as it was given, and the file's path in it. */
  readonly path: string;
  readonly id: string;
  /** What the format could not carry, in sentences. */
  readonly dropped: readonly string[];
};

/** A document whose files are made when its turn has come, so that a large library is never in memory as a whole. */
export type DocumentToExport = {
  readonly id: string;
  /** The names that its files are expected to have. */
  readonly fileNames: readonly string[];
  /** None when it can't be opened. */
  readonly make: () => Promise<readonly ExportedFile[]>;
  /** The folder within the export, with '/' at its end; none: the export's own. */
  readonly within?: string;
};

/**
 * `extra` are files of the export that belong to no document, made last.
 * @throws AppError export-conflict, naming the files, when some were changed since the last export; cancelled
 */
export async function writeExport(
  folder: string,
  documents: readonly DocumentToExport[],
  options: WriteOptions & { readonly extra?: readonly FilesToMake[] } = {},
): Promise<WrittenFile[]> {
  // Documents are made side by side: each has its place, so that the answer has their order.
  const written: (readonly WrittenFile[])[] = documents.map(() => []);
  const all = documents.map(
    ({ id, fileNames, make, within = '' }, index): FilesToMake => ({
      paths: fileNames.map((name) => `${within}${name}`),
      make: async () => {
        const made = (await make()).map((file) => ({ ...file, path: `${within}${file.fileName}` }));
        written[index] = made.map(({ path, dropped }) => ({ path: join(folder, path), id, dropped }));
        return made;
      },
    }),
  );
  await writeAll(folder, [...all, ...(options.extra ?? [])], options);
  return written.flat();
}

/** Of a document whose files are there already. */
export function madeAlready(id: string, files: readonly ExportedFile[]): DocumentToExport {
  return { id, fileNames: files.map(({ fileName }) => fileName), make: async () => files };
}

import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Disk } from '../disk/disk.ts';
import { diskError, errnoOf } from '../disk/disk-errors.ts';
import { writeDurably } from '../disk/durable-write.ts';
import { flushFolder, isTemporary } from '../disk/folders.ts';
import type { KeyedQueue } from '../documents/keyed-queue.ts';

/** The bytes that sources were made of, each under its hash. */
export type OriginalFolder = {
  /** Answers their SHA-256 once they are on the device. @throws AppError as a save does */
  keep(bytes: Uint8Array): Promise<string>;
  /** Null: they are not there, or are not what their name says. @throws AppError when the disk refuses */
  read(sha256: string): Promise<Uint8Array | null>;
};

const folderName = 'originals';

/** Where the bytes are, from the library's root. */
export function originalPath(sha256: string): string {
  return join(folderName, sha256.slice(0, 2), sha256);
}

type Parts = {
  readonly root: string;
  readonly disk: Disk;
  readonly queue: KeyedQueue;
  /** Throws when the library is not open for the act. */
  readonly admit: (act: 'read' | 'save') => void;
};

export function originalFolder({ root, disk, queue, admit }: Parts): OriginalFolder {
  const read = async (sha256: string): Promise<Uint8Array | null> => {
    const bytes = await readIfThere(join(root, originalPath(sha256)));
    return bytes !== null && sha256Of(bytes) === sha256 ? bytes : null;
  };
  return {
    async read(sha256) {
      admit('read');
      return await read(sha256);
    },
    async keep(bytes) {
      admit('save');
      const sha256 = sha256Of(bytes);
      const path = join(root, originalPath(sha256));
      await queue.run(path, async () => {
        try {
          // Who wrote it may have been killed before its name was on the device.
          if ((await read(sha256)) === null) await writeDurably(path, bytes, { disk });
          else await flushFolder(dirname(path), disk);
        } catch (error) {
          throw diskError(error, 'save');
        }
      });
      return sha256;
    },
  };
}

/** Temporary files: what killed writes left, and what writes under way are making. */
export async function findTemporaryOriginals(root: string): Promise<string[]> {
  const folder = join(root, folderName);
  const found: string[] = [];
  for (const shard of await namesIn(folder)) {
    for (const name of await namesIn(join(folder, shard))) if (isTemporary(name)) found.push(join(folder, shard, name));
  }
  return found;
}

async function namesIn(folder: string): Promise<string[]> {
  return await readdir(folder).catch((): string[] => []);
}

function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

async function readIfThere(path: string): Promise<Uint8Array | null> {
  try {
    return await readFile(path);
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(errnoOf(error) ?? '')) return null;
    throw diskError(error, 'read');
  }
}

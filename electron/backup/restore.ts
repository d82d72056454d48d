import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, rm, rmdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { AppError } from '../../core/errors.ts';
import { type DocumentKind, documentKinds } from '../../core/model/envelope.ts';
import { newId } from '../../core/model/ids.ts';
import { DamagedFile, NewerFile } from '../store/damage/damage.ts';
import { type Disk, realDisk } from '../store/disk/disk.ts';
import { diskError, errnoOf } from '../store/disk/disk-errors.ts';
import { writeDurably } from '../store/disk/durable-write.ts';
import { ensureFolder, flushFolder, moveDurably } from '../store/disk/folders.ts';
import { seal } from '../store/documents/envelope.ts';
import { documentPath } from '../store/folder/layout.ts';
import { librarySchema } from '../store/folder/library-file.ts';
import type { KeptVersion, VersionFolder } from '../store/versions/version-folder.ts';
import { type BackupPoint, endOfPoint } from './points.ts';

/** What a restored library holds, by kind. */
export type RestoredDocuments = Readonly<Record<DocumentKind, number>> & {
  /** Documents of which a newer copy was not sound, so that an older one is there. */
  readonly older: number;
  /** Documents of which no copy was sound. */
  readonly failed: number;
};

export type RestoreOptions = {
  readonly disk?: Disk;
  /** Called with the number of documents done so far. */
  readonly onProgress?: (done: number) => void;
};

/** How many documents are written at a time: while some wait for the device, others are read. */
const together = 16;

/**
 * Makes a library of its own id at `target`, a new or empty folder: of each document the newest sound copy at the
 * point, removed ones left out, no history. It is built beside, in a folder called unfinished, and renamed when all
 * is on the device. @throws AppError bad-request for a folder that is in use, what the disk refuses
 */
export async function restoreFromBackup(
  source: VersionFolder,
  point: BackupPoint['key'],
  target: string,
  name: string,
  options: RestoreOptions = {},
): Promise<RestoredDocuments> {
  const disk = options.disk ?? realDisk;
  const unfinished = `${target} (unfinished ${randomBytes(4).toString('hex')})`;
  try {
    await requireFree(target);
    await ensureFolder(unfinished, { disk });
    const restored = await fill(unfinished, source, point, { ...options, disk });
    if (!existsSync(source.root)) throw new AppError('io-error', 'Not restored: the backup’s folder is gone.');
    const file = { schema: librarySchema, id: newId(randomBytes), name };
    await writeDurably(join(unfinished, 'library.json'), `${JSON.stringify(file, null, 2)}\n`, { disk });
    await removeEmpty(target);
    await moveDurably(unfinished, target, disk);
    return restored;
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true }).catch(() => undefined);
    throw diskError(error, 'save');
  }
}

async function requireFree(target: string): Promise<void> {
  const names = await readdir(target).catch((error: unknown) => {
    if (errnoOf(error) === 'ENOENT') return [];
    if (errnoOf(error) === 'ENOTDIR') return ['file'];
    throw error;
  });
  if (names.length === 0) return;
  throw new AppError(
    'bad-request',
    `Not restored: “${basename(target)}” is not empty. Choose a new name or an empty folder.`,
  );
}

/** Windows renames nothing onto a folder, not even onto an empty one. */
async function removeEmpty(target: string): Promise<void> {
  try {
    await rmdir(target);
  } catch (error) {
    if (errnoOf(error) !== 'ENOENT') throw error;
  }
}

async function fill(
  root: string,
  source: VersionFolder,
  point: BackupPoint['key'],
  { disk, onProgress }: RestoreOptions & { readonly disk: Disk },
): Promise<RestoredDocuments> {
  const restored = { article: 0, annotations: 0, briefing: 0, older: 0, failed: 0 };
  const folders = new Set<string>();
  let done = 0;

  const restoreOne = async ({ kind, id, versions }: Wanted): Promise<void> => {
    const sound = await newestSound(source, versions);
    if (sound === null) {
      restored.failed += 1;
      return;
    }
    const path = documentPath(root, kind, id);
    folders.add(dirname(path));
    await ensureFolder(dirname(path), { disk });
    await writeFlushed(path, seal(kind, id, sound.saved), disk);
    restored[kind] += 1;
    if (sound.older) restored.older += 1;
  };

  for await (const batch of batches(wanted(source, point))) {
    // All have ended before a failure is reported: nothing is written any more once the folder is taken away.
    const ends = await Promise.allSettled(batch.map(restoreOne));
    for (const end of ends) if (end.status === 'rejected') throw end.reason;
    done += batch.length;
    onProgress?.(done);
  }
  for (const folder of folders) await flushFolder(folder, disk);
  return restored;
}

type Wanted = { readonly kind: DocumentKind; readonly id: string; readonly versions: readonly KeptVersion[] };

/** The documents that were there at the point, each with its copies until then, the newest first. */
async function* wanted(source: VersionFolder, point: BackupPoint['key']): AsyncGenerator<Wanted> {
  const end = endOfPoint(point);
  for (const kind of documentKinds) {
    for await (const { id, versions } of source.documents(kind)) {
      const until = end === null ? versions : versions.filter(({ at }) => at <= end);
      if (until[0]?.removed === false) yield { kind, id, versions: until };
    }
  }
}

async function* batches<T>(items: AsyncIterable<T>): AsyncGenerator<T[]> {
  let batch: T[] = [];
  for await (const item of items) {
    batch.push(item);
    if (batch.length < together) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

type Sound = { readonly saved: Awaited<ReturnType<VersionFolder['read']>>; readonly older: boolean };

/** `older`: a newer one was passed over because it was not sound or could not be read. */
async function newestSound(source: VersionFolder, versions: readonly KeptVersion[]): Promise<Sound | null> {
  for (const [index, version] of versions.entries()) {
    if (version.removed) continue;
    try {
      return { saved: await source.read(version), older: index > 0 };
    } catch (error) {
      if (!(error instanceof DamagedFile || error instanceof NewerFile || error instanceof AppError)) throw error;
    }
  }
  return null;
}

/** A file in a folder that no one knows yet needs no rename; its name is flushed with its folder, once for all. */
async function writeFlushed(path: string, text: string, disk: Disk): Promise<void> {
  const file = disk.open(path, 'wx', 0o600);
  try {
    await disk.write(file, Buffer.from(text, 'utf8'));
    await disk.flush(file);
  } finally {
    disk.close(file);
  }
}

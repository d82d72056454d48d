import { constants, type Stats } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';
import { extname } from 'node:path';
import { AppError } from '../../core/errors.ts';
import { fileError } from './file-error.ts';

const megabyte = 1024 * 1024;

/** The largest source that is taken, in bytes, unless its form has more than text in it. */
export const sizeLimit = 20 * megabyte;

/** Of the forms whose pictures and attachments take room. */
const largerLimits: Readonly<Record<string, number>> = {
  '.pdf': 100 * megabyte,
  '.docx': 64 * megabyte,
  '.eml': 64 * megabyte,
};

/**
 * The bytes of a regular file, links followed. `name` is what messages call it.
 * @throws AppError too-large before anything is read; unsupported-type for what is no regular file; not-found,
 * permission-denied, io-error
 */
export async function readFileBytes(path: string, name: string): Promise<Uint8Array> {
  try {
    demandFile(await stat(path), name);
    // Non-blocking, because a pipe put in the file's place meanwhile would never open.
    const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    try {
      const stats = await file.stat();
      demandFile(stats, name);
      return await readWhole(file, stats.size, name);
    } finally {
      await file.close();
    }
  } catch (error) {
    throw fileError(error, name);
  }
}

/** @throws AppError too-large, by the ending of `name` */
export function demandSize(size: number, name: string): void {
  const limit = largerLimits[extname(name).toLowerCase()] ?? sizeLimit;
  if (size <= limit) return;
  throw new AppError('too-large', `“${name}” is larger than ${limit / megabyte} MB, the most that is taken.`);
}

function demandFile(stats: Stats, name: string): void {
  if (!stats.isFile())
    throw new AppError('unsupported-type', `“${name}” is not a file: it is a device, pipe or socket.`);
  demandSize(stats.size, name);
}

/** `expected` is the size that the system names; a file of /proc, or one that grows, holds more. */
async function readWhole(file: FileHandle, expected: number, name: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const left = Math.max(expected - size, 1 << 12);
    const { bytesRead, buffer } = await file.read(Buffer.alloc(left), 0, left, null);
    if (bytesRead === 0) return Buffer.concat(chunks);
    size += bytesRead;
    demandSize(size, name);
    chunks.push(buffer.subarray(0, bytesRead));
  }
}

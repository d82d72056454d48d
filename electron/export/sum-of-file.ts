import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { sumOf } from './manifest.ts';

/** Above this many bytes a file is read piece by piece. */
const large = 1 << 20;

/** Throws what the disk refuses. */
export async function sumOfFile(path: string, size: number): Promise<string> {
  if (size <= large) return sumOf(await readFile(path));
  const hash = createHash('sha256');
  for await (const piece of createReadStream(path)) hash.update(piece);
  return hash.digest('hex');
}

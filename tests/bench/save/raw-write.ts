import { randomUUID } from 'node:crypto';
import { closeSync, fsyncSync, openSync, renameSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The least that puts bytes durably in the place of others: every call at once, none of them in the thread pool. */
export function writeRaw(path: string, bytes: Uint8Array): void {
  const temporary = join(dirname(path), `.${randomUUID()}.raw`);
  const file = openSync(temporary, 'wx', 0o600);
  writeSync(file, bytes);
  fsyncSync(file);
  closeSync(file);
  renameSync(temporary, path);
  const folder = openSync(dirname(path), 'r');
  fsyncSync(folder);
  closeSync(folder);
}

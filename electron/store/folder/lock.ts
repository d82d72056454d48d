import { createHash, randomUUID } from 'node:crypto';
import {
  type Dirent,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import * as v from 'valibot';
import { AppError } from '../../../core/errors.ts';
import { errnoOf } from '../disk/disk-errors.ts';
import { isTemporary, temporaryBeside } from '../disk/folders.ts';
import { isHere, isRunning, thisProcess } from './process-identity.ts';

const LockSchema = v.object({
  token: v.string(),
  holder: v.string(),
  pid: v.number(),
  host: v.string(),
  started: v.nullable(v.string()),
  since: v.string(),
  space: v.nullish(v.string()),
  /** Of the rest but `space`: a lock that a failing disk altered must not pass for that of another host. */
  check: v.optional(v.string()),
});
type Lock = v.InferOutput<typeof LockSchema>;

/**
 * Takes the library's lock and gives the function that releases it. A lock whose process is dead is taken
 * over; of several processes that try, one succeeds. `takeOver` is the token of another computer's lock that a person
 * says is dead. Throws AppError library-locked saying who holds it; `details.elsewhere` is then such a token.
 */
export function lockLibrary(root: string, holder: string, takeOver: string | null = null): () => void {
  const lock: Lock = { token: randomUUID(), holder, ...thisProcess(), since: new Date().toISOString() };
  const path = join(root, 'lock');
  acquire(path, lock, takeOver);
  removeLeftovers(root);
  return () => {
    if (read(path)?.token === lock.token) remove(path);
  };
}

/** Throws as `lockLibrary` does while another process has the library, and touches nothing. */
export function demandUnlocked(root: string): void {
  const found = read(join(root, 'lock'));
  if (found === null) return;
  if (found.owner === 'unknown' || (isLock(found.owner) && isAlive(found.owner, null))) throw lockedBy(found.owner);
}

// A dead lock may be replaced only by whoever holds the lock named after its token, and only after seeing, with
// that in hand, that the dead lock still stands. A token never recurs, so no one can replace a living lock. A
// process killed on the way leaves a dead lock of the second kind, to which the same rule applies.
function acquire(path: string, lock: Lock, takeOver: string | null): void {
  while (!createWhole(path, lock)) {
    const found = read(path);
    if (found === null) continue;
    if (found.owner === 'unknown' || (isLock(found.owner) && isAlive(found.owner, takeOver))) {
      throw lockedBy(found.owner);
    }
    const right = `${path}.${found.token}`;
    acquire(right, lock, takeOver);
    const stands = read(path)?.token === found.token;
    if (stands) {
      if (found.owner === 'no file') moveAside(path);
      renameSync(writeTemporary(path, lock), path);
    }
    remove(right);
    if (stands) return;
  }
}

function isAlive(owner: Lock, takeOver: string | null): boolean {
  return isHere(owner) ? isRunning(owner) : owner.token !== takeOver;
}

// A folder or a link, which no file can take the place of or which leads elsewhere.
function moveAside(path: string): void {
  const folder = join(dirname(path), 'set-aside');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  renameSync(path, join(folder, `${basename(path)}.${randomUUID()}`));
}

/** Makes the file, never to be seen half-written, or returns false when there is one already. */
function createWhole(path: string, lock: Lock): boolean {
  const temporary = writeTemporary(path, lock);
  try {
    linkSync(temporary, path);
    return true;
  } catch (error) {
    const errno = errnoOf(error);
    // ENOENT: whoever has just got the lock tidied our temporary file away.
    if (errno === 'EEXIST' || errno === 'ENOENT') return false;
    // No hard links here (FAT, some network drives): made in place, half-written for a moment.
    return createInPlace(path, lock);
  } finally {
    removeIfPossible(temporary);
  }
}

function createInPlace(path: string, lock: Lock): boolean {
  try {
    writeFileSync(path, textOf(lock), { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if (errnoOf(error) === 'EEXIST') return false;
    throw error;
  }
}

function writeTemporary(path: string, lock: Lock): string {
  const temporary = temporaryBeside(path, randomUUID());
  writeFileSync(temporary, textOf(lock), { flag: 'wx', mode: 0o600 });
  return temporary;
}

function textOf(lock: Lock): string {
  return `${JSON.stringify({ ...lock, check: checkOf(lock) })}\n`;
}

function checkOf({ token, holder, pid, host, started, since }: Lock): string {
  return createHash('sha256')
    .update(JSON.stringify([token, holder, pid, host, started, since]))
    .digest('hex');
}

/** `none`: what stands there is no lock of ours, such as a file emptied by a power cut. `unknown`: it may yet become one. */
type Found = { readonly token: string; readonly owner: Lock | 'none' | 'no file' | 'unknown' };

function isLock(owner: Found['owner']): owner is Lock {
  return typeof owner === 'object';
}

function read(path: string): Found | null {
  try {
    const stats = lstatSync(path);
    if (!stats.isFile()) return { token: `${stats.ino}-${stats.mtimeMs}`, owner: 'no file' };
    const text = readFileSync(path, 'utf8');
    const lock = parse(text);
    if (lock !== null) return { token: lock.token, owner: lock };
    const { ino, mtimeMs } = statSync(path);
    return { token: `${ino}-${mtimeMs}`, owner: Math.abs(Date.now() - mtimeMs) < 5000 ? 'unknown' : 'none' };
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return null;
    throw error;
  }
}

function parse(text: string): Lock | null {
  try {
    const parsed = v.safeParse(LockSchema, JSON.parse(text));
    if (!parsed.success) return null;
    const { check } = parsed.output;
    return check === undefined || check === checkOf(parsed.output) ? parsed.output : null;
  } catch {
    return null;
  }
}

function lockedBy(owner: Lock | 'unknown'): AppError {
  if (owner === 'unknown') return new AppError('library-locked', 'Another process is just opening this library.');
  const { pid, host, holder, since, token } = owner;
  const isElsewhere = !isHere(owner);
  const where = isElsewhere ? ` on ${host}` : '';
  const who = holder === 'cli' ? 'the command line' : 'Briefing Notes';
  return new AppError(
    'library-locked',
    `This library is open in ${who}${where} since ${inWords(since)} (process ${pid}). Close it there and try again.`,
    { holder, host, pid, since, elsewhere: isElsewhere ? token : null },
  );
}

function inWords(instant: string): string {
  const time = new Date(instant);
  if (Number.isNaN(time.getTime())) return 'an unknown time';
  return time.toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' });
}

// Only the lock's holder tidies: what then stands beside it belongs to processes that died or will be refused.
function removeLeftovers(root: string): void {
  for (const entry of entriesIfPossible(root)) {
    const { name } = entry;
    if (!entry.isDirectory() && (name.startsWith('lock.') || isTemporary(name))) removeIfPossible(join(root, name));
  }
}

function entriesIfPossible(root: string): Dirent[] {
  try {
    return readdirSync(root, { withFileTypes: true });
  } catch (error) {
    if (errnoOf(error) === null) throw error;
    return [];
  }
}

/** For what does no harm where it stands, and is tried again by the next holder. */
function removeIfPossible(path: string): void {
  try {
    unlinkSync(path);
  } catch (error) {
    if (errnoOf(error) === null) throw error;
  }
}

function remove(path: string): void {
  try {
    unlinkSync(path);
  } catch (error) {
    if (errnoOf(error) !== 'ENOENT') throw error;
  }
}

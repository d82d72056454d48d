import { readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DeskFile } from './damage-library.ts';

export type Deed = {
  /** What was done to which files, in words. */
  readonly words: string;
  /** Paths of the files that no longer hold what they held. */
  readonly harmed: ReadonlySet<string>;
};

type Random = () => number;
/** What becomes of a file's bytes; null: it is gone. */
type Harm = (bytes: Buffer, random: Random) => Buffer | null;

const harms: Readonly<Record<string, Harm>> = {
  'a bit flipped in': (bytes, random) => flip(bytes, 1, random),
  'bits flipped in': (bytes, random) => flip(bytes, 2 + below(7, random), random),
  truncated: (bytes, random) => bytes.subarray(0, below(bytes.length, random)),
  emptied: () => Buffer.alloc(0),
  'a range zeroed in': (bytes, random) => overwrite(bytes, random, () => 0),
  'all zeroed in': (bytes) => Buffer.alloc(bytes.length),
  'garbage written into': (bytes, random) => overwrite(bytes, random, () => below(256, random)),
  'replaced by garbage:': (_bytes, random) =>
    Buffer.from(Array.from({ length: below(3000, random) }, () => below(256, random))),
  'bytes appended to': (bytes, random) => Buffer.concat([bytes, Buffer.from(tails[below(tails.length, random)] ?? '')]),
  deleted: () => null,
};

const tails = ['\0', '}', '\n', '{"kind":"article"}\n', '\u00ff\u00fe', 'x'.repeat(4096)];

/** Harms one file or two, in a way that the random numbers choose. */
export function doDamage(desk: string, files: readonly DeskFile[], random: Random): Deed {
  const first = choose(files, random);
  const deeds = [random() < 0.1 ? swap(desk, first, pick(files, random), random) : harm(desk, first, random)];
  if (random() < 0.3) {
    const rest = files.filter(({ path }) => !deeds.some(({ harmed }) => harmed.has(path)));
    deeds.push(harm(desk, random() < 0.6 ? copyOf(first, rest, random) : pick(rest, random), random));
  }
  return {
    words: deeds.map(({ words }) => words).join(' and '),
    harmed: new Set(deeds.flatMap(({ harmed }) => [...harmed])),
  };
}

/** Documents' own files are hit most, and all others often enough. */
function choose(files: readonly DeskFile[], random: Random): DeskFile {
  const share = random();
  const ofRole = (role: DeskFile['role']) => files.filter((file) => file.role === role);
  if (share < 0.5) return pick(ofRole('document'), random);
  return share < 0.7 ? pick(ofRole('other'), random) : pick(files, random);
}

/** A second blow hits, mostly, what would have healed the first. */
function copyOf({ key }: DeskFile, files: readonly DeskFile[], random: Random): DeskFile {
  const copies = files.filter((file) => file.key === key && file.role !== 'document');
  return pick(copies.length > 0 ? copies : files, random);
}

function harm(desk: string, file: DeskFile, random: Random): Deed {
  const [name, act] = pick(Object.entries(harms), random);
  const path = join(desk, file.path);
  const before = readFileSync(path);
  const after = act(before, random);
  if (after === null) rmSync(path);
  else replaceContent(path, after, random);
  const same = after?.equals(before) === true;
  return { words: `${name} ${file.path}`, harmed: new Set(same ? [] : [file.path]) };
}

function swap(desk: string, one: DeskFile, other: DeskFile, random: Random): Deed {
  const [first, second] = [join(desk, one.path), join(desk, other.path)];
  const [bytes, others] = [readFileSync(first), readFileSync(second)];
  replaceContent(first, others, random);
  replaceContent(second, bytes, random);
  const same = bytes.equals(others);
  return { words: `swapped ${one.path} with ${other.path}`, harmed: new Set(same ? [] : [one.path, other.path]) };
}

/** In place, as a failing device does it: half of the time even the file's time stays. */
function replaceContent(path: string, bytes: Buffer, random: Random): void {
  const { atime, mtime } = statSync(path);
  writeFileSync(path, bytes);
  if (random() < 0.5) utimesSync(path, atime, mtime);
}

function flip(bytes: Buffer, count: number, random: Random): Buffer {
  const harmed = Buffer.from(bytes);
  for (let n = 0; n < count && harmed.length > 0; n++) {
    const at = below(harmed.length, random);
    harmed[at] = (harmed[at] ?? 0) ^ (1 << below(8, random));
  }
  return harmed;
}

function overwrite(bytes: Buffer, random: Random, value: () => number): Buffer {
  const harmed = Buffer.from(bytes);
  const from = below(harmed.length, random);
  const to = Math.min(harmed.length, from + 1 + below(64, random));
  for (let at = from; at < to; at++) harmed[at] = value();
  return harmed;
}

function below(limit: number, random: Random): number {
  return Math.floor(random() * limit);
}

function pick<T>(items: readonly T[], random: Random): T {
  const item = items[below(items.length, random)];
  if (item === undefined) throw new Error('There is nothing to choose from.');
  return item;
}

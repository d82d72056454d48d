import { execFile } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readdirSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startWaiting } from '../cases.ts';
import { makeLoopDisk, mountAt } from '../loop-disk.ts';
import { isMeant } from '../only.ts';
import { judge } from '../oracle.ts';
import { check, endsWithin, runProgram } from '../processes.ts';
import type { SuiteContext, Tally } from '../report.ts';

const run = promisify(execFile);
const scenario = 'replace';
const patience = 60_000;

/** A disk that fails without strace's help, from the moment when the program is about to write. */
type Trouble = {
  /** Where the desk's folder is to be. */
  readonly root: string;
  begin(pid: number): Promise<void>;
  /** Null when it can't be ended while the program runs. */
  readonly end: ((pid: number) => Promise<void>) | null;
  /** Makes what is on the disk readable for the checker. */
  settle(): Promise<void>;
  remove(): Promise<void>;
};

const troubles = {
  'real/full': fullDisk,
  'real/read-only': readOnlyDisk,
  'real/no-descriptors': noDescriptors,
} as const satisfies Record<string, (folder: string) => Promise<Trouble>>;

/** A full disk, one that turned read-only and a process that may open no more files; what needs root is skipped. */
export async function failForReal(context: SuiteContext, tally: Tally): Promise<void> {
  for (const [name, make] of Object.entries(troubles)) {
    if (!isMeant(name, context.only)) continue;
    const trouble = await make(join(context.folder, name.replace('/', '-'))).catch((error: unknown) => {
      tally.skip(1, `${name} not run: ${error instanceof Error ? error.message.split('\n')[0] : error}`);
      return null;
    });
    if (trouble === null) continue;
    try {
      tally.add(name, await meet(context, trouble));
    } finally {
      await trouble.remove();
    }
  }
}

async function meet({ programs }: SuiteContext, trouble: Trouble): Promise<string[]> {
  const desk = join(trouble.root, 'desk');
  mkdirSync(desk);
  const prepared = await runProgram(programs, 'store-writer', [join(desk, 'library'), '--prepare', scenario]);
  const { writer, pid } = await startWaiting(programs, desk, scenario, ['--pause', '--afterwards']);
  await trouble.begin(pid);
  writer.tell('go');
  await writer.line((line) => line.startsWith('PAUSED'));
  await trouble.end?.(pid);
  writer.tell('on');
  const ended = await endsWithin(writer, patience);
  await trouble.settle();
  if (ended === null) return ['It did not end.'];
  const { code, lines, errors } = ended;
  const faults = code === 0 ? [] : [`It ended with ${code}: ${errors.slice(-800)}`];
  const saved = lines.slice(
    0,
    lines.findIndex((line) => line.startsWith('PAUSED')),
  );
  if (!saved.some((line) => line.startsWith('NAK '))) faults.push('Nothing was refused.');
  if (saved.some((line) => line.startsWith('ACK '))) faults.push('It acknowledged what could not be written.');
  if (trouble.end !== null && !lines.includes('AFTERWARDS saved')) faults.push('It could not save afterwards.');
  faults.push(
    ...judge([...prepared.lines, ...lines], await check(programs, join(desk, 'library')), { refusedIsUndone: true }),
  );
  return faults;
}

async function fullDisk(root: string): Promise<Trouble> {
  const unmount = await mountAt(root, ['-t', 'tmpfs', '-o', 'size=8m,mode=700', 'tmpfs']);
  const filler = join(root, 'filler');
  return {
    root,
    begin: async () => fill(filler),
    end: async () => rmSync(filler),
    settle: async () => {},
    remove: unmount,
  };
}

function fill(path: string): void {
  const file = openSync(path, 'w');
  const block = Buffer.alloc(4096, 1);
  try {
    for (;;) writeSync(file, block);
  } catch {
    // Full.
  } finally {
    closeSync(file);
  }
}

async function readOnlyDisk(folder: string): Promise<Trouble> {
  mkdirSync(folder);
  const disk = await makeLoopDisk(folder, 'disk', 'errors=remount-ro');
  return {
    root: disk.root,
    begin: () => disk.breakDown(),
    end: null,
    settle: () => disk.remount(),
    remove: () => disk.remove(),
  };
}

async function noDescriptors(root: string): Promise<Trouble> {
  mkdirSync(root);
  const limit = (pid: number, soft: string) => run('prlimit', ['--pid', String(pid), `--nofile=${soft}:`]);
  return {
    root,
    begin: async (pid) => {
      const taken = new Set(readdirSync(`/proc/${pid}/fd`).map(Number));
      // A new file gets the lowest number that is free, and the limit is on numbers.
      let free = 0;
      while (taken.has(free)) free++;
      await limit(pid, String(free));
    },
    end: async (pid) => void (await limit(pid, '1024')),
    settle: async () => {},
    remove: async () => rmSync(root, { recursive: true, force: true }),
  };
}

import { existsSync, rmSync, utimesSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { type LoopDisk, makeLoopDisk } from '../loop-disk.ts';
import { judge } from '../oracle.ts';
import { check, killHard, runProgram, startProgram } from '../processes.ts';
import { seededRandom } from '../random.ts';
import { type Control, type Suite, type SuiteContext, type SuiteEntry, Tally } from '../report.ts';
import { sideBySide } from '../side-by-side.ts';
import { steadyScenarios } from '../subject/scenarios/index.ts';

const mounts = {
  default: 'defaults',
  // Without it ext4 flushes a file that is renamed over another, which would hide a flush that we forgot.
  noauto: 'noauto_da_alloc',
} as const;
type MountName = keyof typeof mounts;

/** Milliseconds of writing within which the power is cut, evenly. */
const longest = 700;

/** Cuts the power of a file system at a random moment while a program saves to it. */
export const suite: Suite = { name: 'power-cuts', run };

const controlName = 'the same over a disk whose flush does nothing';

async function run(context: SuiteContext): Promise<SuiteEntry> {
  const tally = new Tally('power-cuts', context);
  const why = await whyNot(context.folder);
  if (why !== null) {
    tally.skip(1, `Not run: ${why}`);
    return tally.entry({ name: controlName, caught: null });
  }
  const count = context.limit ?? (context.quick ? 20 : 1000);
  const all = Array.from({ length: count }, (_, number) => nameOf(number % 2 === 0 ? 'default' : 'noauto', number));
  const wanted = context.only === null ? all : [context.only];
  await cutAll(context, wanted, [], (name, faults) => tally.add(name, faults));
  return tally.entry(context.only === null ? await control(context) : { name: controlName, caught: null });
}

async function control(context: SuiteContext): Promise<Control> {
  const count = context.quick ? 6 : 40;
  const names = Array.from({ length: count }, (_, number) => nameOf(number % 2 === 0 ? 'default' : 'noauto', number));
  let lost = 0;
  await cutAll(context, names, ['--no-flush'], (_, faults) => {
    if (faults.length > 0) lost++;
  });
  return { name: controlName, caught: lost > 0, detail: `${lost} of ${count} cuts lost something` };
}

/** Each job has a disk of each kind of mount, made anew after some cuts. */
async function cutAll(
  context: SuiteContext,
  names: readonly string[],
  options: readonly string[],
  done: (name: string, faults: string[]) => void,
): Promise<void> {
  const share = 25;
  const batches = Object.keys(mounts).flatMap((mount) => {
    const own = names.filter((name) => name.startsWith(`${mount}/`));
    return Array.from({ length: Math.ceil(own.length / share) }, (_, at) => own.slice(at * share, (at + 1) * share));
  });
  await sideBySide([...batches.entries()], context.jobs, async ([index, batch]) => {
    const mount = batch[0]?.startsWith('noauto') ? mounts.noauto : mounts.default;
    const disk = await makeLoopDisk(context.folder, `disk-${options.length}-${index}`, mount);
    try {
      for (const name of batch) done(name, await cut(context, disk, name, options));
    } finally {
      await disk.remove();
    }
  });
}

async function cut(
  { programs, seed }: SuiteContext,
  disk: LoopDisk,
  name: string,
  options: readonly string[],
): Promise<string[]> {
  const number = Number(name.split('/')[1]);
  const random = seededRandom(seed * 100_003 + number);
  const desk = join(disk.root, `desk-${number}`);
  const library = join(desk, 'library');
  await mkdir(desk);
  const prepared = await runProgram(programs, 'store-writer', [library, '--prepare', ...steadyScenarios]);
  const args = [library, '--repeat', '--seed', String(seed + number), ...options, ...steadyScenarios];
  const writer = startProgram(programs, 'store-writer', args);
  await writer.line((line) => line.startsWith('ASK '));
  await setTimeout(random() * longest);
  disk.cut();
  const { lines } = await killHard(writer);
  await disk.remount();
  ageLock(join(library, 'lock'));
  const faults = judge([...prepared.lines, ...lines], await check(programs, library));
  rmSync(desk, { recursive: true, force: true });
  return faults;
}

/** A computer takes longer to come back than a lock that is just being written may be strange. */
function ageLock(path: string): void {
  const before = new Date(Date.now() - 60_000);
  if (existsSync(path)) utimesSync(path, before, before);
}

async function whyNot(folder: string): Promise<string | null> {
  if (process.platform !== 'linux') return 'there is no ext4 here.';
  if (process.getuid?.() !== 0) return 'only root may mount file systems.';
  try {
    const disk = await makeLoopDisk(folder, 'trial', mounts.noauto);
    try {
      disk.cut();
    } finally {
      await disk.remove();
    }
    return null;
  } catch (error) {
    return `a loop file system could not be made, mounted and cut (${error instanceof Error ? error.message.split('\n')[0] : error}).`;
  }
}

function nameOf(mount: MountName, number: number): string {
  return `${mount}/${number}`;
}

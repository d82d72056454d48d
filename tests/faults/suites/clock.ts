import { mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { projectRoot } from '../../../build/paths.ts';
import { check, type Ended, killHard, startProgram } from '../processes.ts';
import { seededRandom } from '../random.ts';
import { type Suite, type SuiteContext, type SuiteEntry, Tally } from '../report.ts';
import { sideBySide } from '../side-by-side.ts';
import {
  clockEnvironment,
  findFaketime,
  type Offset,
  setClock,
  tenYears,
  tidyAfter,
  twoDays,
} from './clock-faketime.ts';
import { countMisledByTime, VersionAccount } from './clock-versions.ts';
import { inMemory } from './damage-memory.ts';
import { DeskAccount } from './random-kills-account.ts';

const quickRuns = 12;
const wholeRuns = 200;
const sessionsOfOneDesk = 7;
const steps = 20;

/**
 * Works on one desk, session after session, some of them killed, by clocks that are ten years off: in one session
 * only, or in each another way, or set while a session runs. Nothing acknowledged may be lost, the newest versions
 * stay, a lock of the future keeps nobody out, and what was removed stays in the bin.
 */
export const suite: Suite = { name: 'clock', run: (context) => inMemory(context, run) };

async function run(context: SuiteContext): Promise<SuiteEntry> {
  const tally = new Tally('clock', context);
  const faketime = findFaketime();
  if (faketime === null) {
    tally.skip(context.quick ? quickRuns : wholeRuns, 'Not run: faketime is not here.');
    return tally.entry({ name: controlName, caught: null });
  }
  const runs = Array.from({ length: context.quick ? quickRuns : wholeRuns }, (_, n) => n);
  const wanted = runs.filter((n) => context.only === null || nameOf(n) === context.only);
  let misled = 0;
  await sideBySide(wanted, context.jobs, async (n) => {
    const verdict = await workByWrongClocks(context, faketime, n);
    misled += verdict.misled;
    tally.add(nameOf(n), verdict.faults);
  });
  tally.note(`Each run is of ${sessionsOfOneDesk} sessions on one desk.`);
  const detail = `by time, the wrong version of ${misled} documents would be taken for the newest`;
  return tally.entry({ name: controlName, caught: context.only === null ? misled > 0 : null, detail });
}

const controlName = 'an ordering of versions by time, over the same desks';

/** Every other run has one wrong session only. */
const isOnce = (n: number): boolean => n % 2 === 0;
const nameOf = (n: number): string => `${isOnce(n) ? 'once' : 'to-and-fro'}-${n}`;

async function workByWrongClocks(context: SuiteContext, faketime: string, n: number) {
  const random = seededRandom(context.seed * 7919 + n);
  const desk = join(context.folder, nameOf(n));
  mkdirSync(desk);
  const file = join(desk, 'clock');
  const environment = clockEnvironment(faketime, file, random() < 0.5);
  const [account, versions] = [new DeskAccount(), new VersionAccount()];
  const faults: string[] = [];
  const judge = (ended: Ended, clock: string): void => {
    const found = [...(account.take(ended) ?? []), ...versions.take(desk)];
    faults.push(...found.map((fault) => `By ${clock}: ${fault}`));
  };
  const plan = planClocks(n, random);
  for (const clocks of plan) {
    setClock(file, clocks.at(0) ?? 0);
    judge(await session(context, desk, { environment, file, clocks, random }), inWords(clocks));
  }
  // By a right clock again, two days later: what is in the bin is still far from its thirty days.
  setClock(file, twoDays);
  judge(await start(context, desk, { environment, count: steps, seed: n }).ended, 'the right clock again');
  judge(await start(context, desk, { environment, count: 0, seed: 0 }).ended, 'the right clock, after two days');
  setClock(file, 0);
  const found = await check(context.programs, join(desk, 'library'), { environment });
  if (!found.opened || found.problems.length > 0) faults.push(`The checker: ${found.problems.join(' ')}`);
  const misled = countMisledByTime(desk);
  rmSync(desk, { recursive: true, force: true });
  return { faults, misled };
}

/** The clocks of each session, one after another; a session of several has its clock set while it runs. */
function planClocks(n: number, random: () => number): readonly (readonly Offset[])[] {
  const wrong = (): Offset[] => {
    const way = Math.floor(random() * 4);
    return [[-tenYears], [tenYears], [0, tenYears, 0], [0, -tenYears]][way] ?? [];
  };
  const only = Math.floor(random() * sessionsOfOneDesk);
  return Array.from({ length: sessionsOfOneDesk }, (_, session) => {
    if (isOnce(n)) return session === only ? wrong() : [0];
    return random() < 0.3 ? [0] : wrong();
  });
}

type Session = {
  readonly environment: Readonly<Record<string, string>>;
  readonly file: string;
  readonly clocks: readonly Offset[];
  readonly random: () => number;
};

async function session(context: SuiteContext, desk: string, { environment, file, clocks, random }: Session) {
  const writer = start(context, desk, { environment, count: steps, seed: Math.floor(random() * 2 ** 31) });
  const isKilled = random() < 0.3;
  await writer.line((line) => line === 'OPENED');
  for (const offset of clocks.slice(1)) {
    await setTimeout(random() * 100);
    setClock(file, offset);
  }
  if (!isKilled) return await writer.ended;
  await setTimeout(random() * 150);
  const ended = await killHard(writer);
  tidyAfter(writer.process.pid);
  if (random() < 0.5) leaveUnfinishedLock(desk, random() < 0.5 ? tenYears : -tenYears);
  return ended;
}

/** As a power cut may leave it, written by a wrong clock. */
function leaveUnfinishedLock(desk: string, offset: Offset): void {
  const path = join(desk, 'library', 'lock');
  const at = new Date(Date.now() + offset);
  writeFileSync(path, '');
  utimesSync(path, at, at);
}

type Start = { readonly environment: Readonly<Record<string, string>>; readonly count: number; readonly seed: number };

function start({ programs }: SuiteContext, desk: string, { environment, count, seed }: Start) {
  const samples = join(projectRoot, 'resources', 'samples');
  const args = [join(desk, 'library'), samples, String(seed), String(count), 'honest'];
  return startProgram(programs, 'desk-writer', args, { environment });
}

function inWords(clocks: readonly Offset[]): string {
  const one = (offset: Offset): string =>
    offset === 0 ? 'the right clock' : `a clock ten years ${offset > 0 ? 'ahead' : 'behind'}`;
  return clocks.map(one).join(', then ');
}

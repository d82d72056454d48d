import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../../build/paths.ts';
import { check, type Ended, startProgram } from '../processes.ts';
import { seededRandom } from '../random.ts';
import { type Control, type Suite, type SuiteContext, type SuiteEntry, Tally } from '../report.ts';
import { sideBySide } from '../side-by-side.ts';
import type { Manner } from '../subject/desk-writer-typist.ts';
import { DeskAccount } from './random-kills-account.ts';

const quickKills = 500;
const wholeKills = 10_000;
/** One library is used again and again, so that what one kill left behind meets the next. */
const killsOfOneLibrary = 25;
const steps = 12;
const controlSessions = 60;
/** So many lies found out are proof enough. */
const enough = 3;

/**
 * Kills the main process, without its window, at any moment of its run, its opening and closing included. The next
 * session on the same library says what it finds, and at the end of each chain a process of another program does.
 */
export const suite: Suite = { name: 'random-kills', run };

async function run(context: SuiteContext): Promise<SuiteEntry> {
  const tally = new Tally('random-kills', context);
  const moments: Moments = { opening: 0, working: 0, later: 0 };
  const chains = Array.from({ length: (context.quick ? quickKills : wholeKills) / killsOfOneLibrary }, (_, n) => n);
  const wanted = chains.filter((chain) => context.only === null || nameOf(chain) === context.only);
  await sideBySide(wanted, context.jobs, (chain) => runChain(context, tally, chain, moments));
  tally.note('A repeated chain draws the same acts and the same moments, but no two runs meet a moment alike.');
  tally.note(
    `Killed while opening ${moments.opening} times, while working ${moments.working} times; ` +
      `${moments.later} sessions ended before their moment came.`,
  );
  return tally.entry(context.only === null ? await control(context) : { name: controlName, caught: null });
}

/** When the kills came; `later`: too late. */
type Moments = { opening: number; working: number; later: number };

async function runChain(context: SuiteContext, tally: Tally, chain: number, moments: Moments): Promise<void> {
  const desk = join(context.folder, nameOf(chain));
  const account = new DeskAccount();
  // The verdict on a kill comes with the next opening that is lived through.
  let unjudged = 0;
  const verdict = (faults: readonly string[]): void => {
    const unseen = faults.length > 0 && unjudged === 0 ? 1 : 0;
    for (let n = 0; n < unjudged + unseen; n++) tally.add(nameOf(chain), n === 0 ? faults : []);
    unjudged = 0;
  };
  const random = seededRandom(context.seed * 100_003 + chain);
  const pace = await timeSession(context, desk, account, verdict);
  for (let kills = 0; kills < killsOfOneLibrary; ) {
    const ended = await session(context, desk, { random, pace, manner: 'honest' });
    const faults = account.take(ended);
    if (faults !== null) verdict(faults);
    moments[ended.signal === null ? 'later' : faults === null ? 'opening' : 'working']++;
    if (ended.signal === null) continue;
    kills++;
    unjudged++;
  }
  verdict([...(account.take(await openOnly(context, desk)) ?? ['It did not open.'])]);
  const found = await check(context.programs, join(desk, 'library'));
  if (!found.opened || found.problems.length > 0) verdict(found.problems);
  rmSync(desk, { recursive: true, force: true });
}

/** `pace`: milliseconds that a session takes that isn't killed. */
type Session = { readonly random: () => number; readonly pace: number; readonly manner: Manner };

/** Lets the writer work and kills it at a moment of its run; now and then that comes too late. */
async function session(context: SuiteContext, desk: string, { random, pace, manner }: Session): Promise<Ended> {
  const writer = start(context, desk, Math.floor(random() * 2 ** 31), steps, manner);
  const timer = setTimeout(() => writer.process.kill('SIGKILL'), random() * pace * 1.05);
  const ended = await writer.ended;
  clearTimeout(timer);
  return ended;
}

async function openOnly(context: SuiteContext, desk: string): Promise<Ended> {
  return await start(context, desk, 0, 0, 'honest').ended;
}

/** The pace of a chain, by two sessions that end by themselves: the second finds a desk in use, as the others do. */
async function timeSession(
  context: SuiteContext,
  desk: string,
  account: DeskAccount,
  verdict: (faults: readonly string[]) => void,
): Promise<number> {
  let started = 0;
  for (const seed of [1, 2]) {
    started = performance.now();
    const ended = await start(context, desk, seed, steps, 'honest').ended;
    if (ended.code !== 0) throw new Error(`The desk's writer failed unharmed: ${ended.errors}`);
    verdict(account.take(ended) ?? []);
  }
  return performance.now() - started;
}

function start({ programs }: SuiteContext, desk: string, seed: number, count: number, manner: Manner) {
  mkdirSync(desk, { recursive: true });
  const samples = join(projectRoot, 'resources', 'samples');
  return startProgram(programs, 'desk-writer', [join(desk, 'library'), samples, String(seed), String(count), manner]);
}

const nameOf = (chain: number): string => `chain-${chain}`;

const controlName =
  'the same with a writer that tells of a save before the disk has it, and with one that keeps no drafts';

/** Writers that lie: each must be found out. */
async function control(context: SuiteContext): Promise<Control> {
  const caught: Record<string, number> = {};
  for (const manner of ['hasty', 'forgetful'] as const) caught[manner] = await catchLiar(context, manner);
  return {
    name: controlName,
    caught: Object.values(caught).every((times) => times > 0),
    detail: `found out ${caught['hasty']} and ${caught['forgetful']} times`,
  };
}

async function catchLiar(context: SuiteContext, manner: Manner): Promise<number> {
  const random = seededRandom(context.seed);
  const desk = join(context.folder, manner);
  const account = new DeskAccount();
  const pace = await timeSession(context, desk, account, () => undefined);
  let caught = 0;
  for (let n = 0; n < controlSessions && caught < enough; n++) {
    const faults = account.take(await session(context, desk, { random, pace, manner }));
    if ((faults?.length ?? 0) > 0) caught++;
  }
  return caught;
}

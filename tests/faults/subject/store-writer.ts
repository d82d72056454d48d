// Run as `store-writer <library> <scenario…>`: does them one after another and tells what was acknowledged.
//   --prepare     only makes what the scenarios start from
//   --wait        says READY and waits for a line on standard input before what is to be watched begins
//   --pause       says PAUSED and waits for a line once the scenarios are done
//   --afterwards  then saves one more document, and tells how each document stands in its memory
//   --repeat      goes on for ever
//   --no-flush    on a disk that is never flushed
//   --seed N      of the ids
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { AppError } from '../../../core/errors.ts';
import { realDisk } from '../../../electron/store/disk/disk.ts';
import { saveAfterwards, tellMemory } from './afterwards.ts';
import { closeDesk, type Desk, openDesk } from './desk.ts';
import { placesOf } from './places.ts';
import { carelessScenarios, scenarios } from './scenarios/index.ts';
import type { Scenario } from './scenarios/scenario.ts';
import { tell } from './tell.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    prepare: { type: 'boolean', default: false },
    wait: { type: 'boolean', default: false },
    pause: { type: 'boolean', default: false },
    afterwards: { type: 'boolean', default: false },
    repeat: { type: 'boolean', default: false },
    'no-flush': { type: 'boolean', default: false },
    seed: { type: 'string', default: '1' },
  },
});
const [root = '', ...names] = positionals;
const places = placesOf(root);
const seed = Number(values.seed);
const disk = values['no-flush'] ? { ...realDisk, flush: async () => {} } : realDisk;
const wanted = names.map(scenarioOf);
await (values.prepare ? prepare() : run());
tell('DONE');
process.stdin.destroy();

async function prepare(): Promise<void> {
  const desk = await openDesk(places, seed, disk);
  for (const { prepare: make } of wanted) await make?.(desk);
  await closeDesk(desk);
  for (const { spoil } of wanted) await spoil?.(places);
}

async function run(): Promise<void> {
  const opensLater = wanted.some(({ opens }) => opens === true);
  let desk = opensLater ? null : await openDesk(places, seed + 1, disk);
  if (values.wait) await waitAfter('READY');
  desk ??= await openInTheEnd();
  if (desk === null) return;
  do {
    for (const { run: act } of wanted) await act(desk);
  } while (values.repeat);
  if (values.pause) await waitAfter('PAUSED');
  if (values.afterwards) {
    tell(`AFTERWARDS ${(await saveAfterwards(desk)) ? 'saved' : 'refused'}`);
    await tellMemory(desk);
  }
  await attempt('library/close', () => closeDesk(desk));
}

/** A disk that fails for a moment may keep a library closed, but no longer than that; null when it never opens. */
async function openInTheEnd(): Promise<Desk | null> {
  for (let tries = 0; tries < 3; tries++) {
    const desk = await attempt('library/open', () => openDesk(places, seed + 1, disk));
    if (desk !== null) return desk;
  }
  return null;
}

async function attempt<T>(key: string, act: () => Promise<T>): Promise<T | null> {
  try {
    return await act();
  } catch (error) {
    tell(`NAK ${key} ${error instanceof AppError ? error.code : String(error)}`);
    return null;
  }
}

async function waitAfter(word: string): Promise<void> {
  // So that the thread pool has its thread by then; the disk may refuse it.
  await readFile('/proc/self/stat').catch(() => null);
  tell(`${word} ${process.pid}`);
  process.stdin.resume();
  await once(process.stdin, 'data');
  process.stdin.pause();
}

function scenarioOf(name: string): Scenario {
  const all = { ...scenarios, ...carelessScenarios };
  const scenario = Object.hasOwn(all, name) ? all[name] : undefined;
  if (scenario === undefined)
    throw new Error(`There is no scenario ${name}; there are ${Object.keys(all).join(', ')}.`);
  return scenario;
}

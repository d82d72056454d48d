import { fork } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import * as v from 'valibot';
import { ensureBuilt } from '../../../build/bundle/ensure.ts';
import { outFolder } from '../../../build/paths.ts';
import { type Search, type SpawnIndex, startSearch } from '../../../electron/search/search-index.ts';
import type { Library } from '../../../electron/store/library.ts';
import { memoryOf } from '../window/process-memory.ts';

const TimedSchema = v.strictObject({ type: v.literal('timed'), milliseconds: v.number() });
const timer = pathToFileURL(join(import.meta.dirname, 'time-answers.js')).href;

/** Search as the app has it, its index in the built program in a Node process of its own. */
export type RunningSearch = {
  readonly search: Search;
  /** Milliseconds that the latest answer took in the index's process. */
  answerTime(): number;
  /** Milliseconds of processor time that the process took so far; null where the system doesn't say. */
  processorTime(): number | null;
  /** MB of its own with its share of what it shares; null where the system doesn't say. */
  memory(): number | null;
  /** Resolves when the index holds every document. */
  complete(): Promise<void>;
};

export async function runSearch(library: Library): Promise<RunningSearch> {
  await ensureBuilt('app');
  let answered = 0;
  let pid = 0;
  const spawn: SpawnIndex = ({ root, folder }, { onMessage, onEnd }) => {
    const child = fork(join(outFolder, 'main', 'index-process.js'), [root, folder], {
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      execArgv: ['--import', timer],
    });
    pid = child.pid ?? 0;
    child.on('message', (message) => {
      const timed = v.safeParse(TimedSchema, message);
      if (timed.success) answered = timed.output.milliseconds;
      else onMessage(message);
    });
    child.on('exit', onEnd);
    return { send: (order) => void (child.connected && child.send(order)), kill: () => void child.kill('SIGKILL') };
  };
  const bugs: unknown[] = [];
  const search = startSearch(library, spawn, { onBug: (error) => bugs.push(error) });
  return {
    search,
    answerTime: () => answered,
    processorTime: () => processorTimeOf(pid),
    memory: () => memoryOf(pid)[0]?.megabytes ?? null,
    async complete() {
      while (!search.status().complete) {
        if (search.status().problem !== null) throw new Error('The index can’t be kept.', { cause: bugs[0] });
        await setTimeout(5);
      }
    },
  };
}

/** Resolves when the process has done nothing for a second: it joins the parts of an index that is complete. */
export async function waitUntilIdle(running: RunningSearch): Promise<void> {
  let before = -1;
  for (let now = running.processorTime() ?? before; now > before + 20; now = running.processorTime() ?? before) {
    before = now;
    await setTimeout(1000);
  }
}

/** Bytes on the disk. */
export function sizeOf(folder: string): number {
  return readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
}

/** Linux counts processor time for programs in hundredths of a second, whatever its own clock. */
const tick = 10;

function processorTimeOf(pid: number): number | null {
  try {
    // The name of the program, in parentheses, may hold blanks; user and system time are fields 14 and 15.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    return (Number(fields[11]) + Number(fields[12])) * tick;
  } catch {
    return null;
  }
}

import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { onTestFinished, vi } from 'vitest';
import type { SearchResult } from '../../../core/ipc/search.ts';
import { type Search, type SpawnIndex, startSearch } from '../../../electron/search/search-index.ts';
import type { Library } from '../../../electron/store/library.ts';
import { asked } from './search-library.ts';

const program = fileURLToPath(new URL('../../../electron/search/index-process.ts', import.meta.url));

export type RunningSearch = Search & {
  /** Resolves when every document has been looked at. */
  complete(): Promise<void>;
  /** The ids that are found; it fails when a later query overtook this one. */
  find(query: string): Promise<string[]>;
  /** Kills the process, kill -9, and resolves when it is dead. */
  kill(): Promise<void>;
  readonly started: () => number;
  readonly bugs: readonly unknown[];
};

/** Search over a library with the real program in a process of its own. */
export function runSearch(library: Library): RunningSearch {
  const children: ChildProcess[] = [];
  const bugs: unknown[] = [];
  const spawn: SpawnIndex = ({ root, folder }, { onMessage, onEnd }) => {
    const child = fork(program, [root, folder], {
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      execArgv: ['--import', import.meta.resolve('tsx')],
    });
    children.push(child);
    child.on('message', onMessage);
    child.on('exit', onEnd);
    return { send: (order) => void (child.connected && child.send(order)), kill: () => void child.kill('SIGKILL') };
  };
  const search = startSearch(library, spawn, { onBug: (error) => bugs.push(error) });
  onTestFinished(() => search.close());
  return {
    ...search,
    complete: () => vi.waitFor(() => demand(search.status().complete), { timeout: 20_000, interval: 10 }),
    find: async (query) => idsOf(await search.query(asked(query))),
    kill: async () => {
      const child = children.at(-1);
      child?.kill('SIGKILL');
      if (child !== undefined && child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    },
    started: () => children.length,
    bugs,
  };
}

function demand(isTrue: boolean): void {
  if (!isTrue) throw new Error('The index is not complete.');
}

function idsOf(result: SearchResult | null): string[] {
  if (result === null) throw new Error('The query was overtaken.');
  return result.hits.map(({ id }) => id).sort();
}

import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { chromium, type Page } from '@playwright/test';
import { endWithUs } from '../../../build/children.ts';
import { userSwitches } from '../../../build/electron.ts';
import { ensureRuntime } from '../../../build/runtime/ensure.ts';
import { ownEnvironment } from './launch.ts';

/** A window that was started by itself, as a person starts it; Playwright came to it afterwards. */
export type StartedWindow = {
  /** Milliseconds from the start of the process to the page's mark. */
  readonly shown: number;
  readonly page: Page;
  readonly child: ChildProcess;
  /** `kill`: its process dies at once; otherwise it closes as when a person quits. */
  end(how: 'close' | 'kill'): Promise<void>;
};

export type StartOptions = {
  /** The app's folder and what it is told. */
  readonly program: readonly string[];
  readonly profile: string;
  /** The performance mark that the page sets when its first useful frame was painted. */
  readonly mark: string;
  /** Milliseconds for which the window is left alone; it is looked at only then. */
  readonly alone: number;
};

/** Within `withWindows`. @throws when the mark isn't set within a minute */
export async function startWindow({ program, profile, mark, alone }: StartOptions): Promise<StartedWindow> {
  const { executablePath } = await ensureRuntime();
  const args = [...userSwitches(), ...program, `--user-data-dir=${profile}`, '--remote-debugging-port=0'];
  const began = performance.timeOrigin + performance.now();
  const child = spawn(executablePath, args, { env: ownEnvironment(), stdio: ['ignore', 'ignore', 'pipe'] });
  endWithUs(child, 'program');
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const end = async (how: 'close' | 'kill'): Promise<void> => {
    child.kill(how === 'kill' ? 'SIGKILL' : 'SIGTERM');
    await Promise.race([ended, sleep(20_000, null, { ref: false })]);
    child.kill('SIGKILL');
    await ended;
  };
  try {
    const [address] = await Promise.all([debuggingAddress(child), sleep(alone)]);
    const browser = await chromium.connectOverCDP(address);
    const page = browser.contexts()[0]?.pages()[0];
    if (page === undefined) throw new Error('The process has no page.');
    await page.evaluate('globalThis.__name ??= (named) => named');
    const at = await page.evaluate(timeOfMark, { mark, patience: 60_000 });
    if (at === null) throw new Error(`The page did not set the mark ${mark}.`);
    return { shown: at - began, page, child, end };
  } catch (error) {
    await end('kill');
    throw error;
  }
}

/** Runs in the page: when the mark was set, as milliseconds of the system's clock. */
async function timeOfMark({ mark, patience }: { mark: string; patience: number }): Promise<number | null> {
  const until = performance.now() + patience;
  while (performance.now() < until) {
    const [entry] = performance.getEntriesByName(mark, 'mark');
    if (entry !== undefined) return performance.timeOrigin + entry.startTime;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  return null;
}

function debuggingAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let written = '';
    child.once('error', reject);
    child.once('close', () => reject(new Error(`The window's process ended: ${written}`)));
    child.stderr?.on('data', (chunk: Buffer) => {
      written += chunk.toString();
      const address = /DevTools listening on (\S+)/.exec(written)?.[1];
      if (address !== undefined) resolve(address);
    });
  });
}

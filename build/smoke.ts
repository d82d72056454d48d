import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { endWithUs } from './children.ts';
import { electronEnvironment, userSwitches } from './electron.ts';
import { StopError } from './say.ts';

const patienceMs = 60_000;

/**
 * Starts a packed application until its window shows the app's page, and gives that page's address. It looks through
 * Chromium's own debugging port: the package refuses Node's inspector, and with it Playwright.
 */
export async function checkPackage(executablePath: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'briefing-notes-smoke-'));
  const profile = join(folder, 'profile');
  const child = spawn(
    executablePath,
    [
      ...userSwitches(),
      '--remote-debugging-port=0',
      `--user-data-dir=${profile}`,
      `--library=${join(folder, 'library')}`,
    ],
    { stdio: 'ignore', env: electronEnvironment() },
  );
  endWithUs(child, 'program');
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()).once('error', () => resolve()));
  try {
    const deadline = Date.now() + patienceMs;
    while (child.exitCode === null && Date.now() < deadline) {
      const page = await shownPage(profile).catch(() => null);
      if (page !== null) return page;
      await wait(200);
    }
    throw new StopError(`${executablePath} did not open its window.`);
  } finally {
    child.kill();
    await Promise.race([ended, wait(10_000, null, { ref: false })]);
    child.kill('SIGKILL');
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** The address of a page of ours that has its title; null until there is one. */
async function shownPage(profile: string): Promise<string | null> {
  const [port = ''] = (await readFile(join(profile, 'DevToolsActivePort'), 'utf8')).split('\n');
  const targets: unknown = await (await fetch(`http://127.0.0.1:${port}/json/list`)).json();
  if (!Array.isArray(targets)) return null;
  const ours = targets.find(
    (target: { url?: unknown; title?: unknown }) =>
      typeof target.url === 'string' && target.url.startsWith('app:') && target.title === 'Briefing Notes',
  );
  return ours === undefined ? null : String(ours.url);
}

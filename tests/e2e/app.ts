import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { _electron, test as base, type ElectronApplication, type Page } from '@playwright/test';
import { ensureRuntime } from '../../build/runtime/ensure.ts';

export { expect } from '@playwright/test';

/** The built app, running in real Electron. */
export type RunningDesk = {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly library: string;
  readonly profile: string;
  /** Closes it as a person would, so that everything is saved. */
  close(): Promise<void>;
};

const appFolder = fileURLToPath(new URL('../..', import.meta.url));
const runtime = ensureRuntime();

/** Starts the app with its profile and library below `folder`; the same folder again is a restart. */
export async function launchDesk(folder: string, env: Record<string, string> = {}): Promise<RunningDesk> {
  const { executablePath } = await runtime;
  const profile = join(folder, 'profile');
  const library = join(folder, 'library');
  const app = await _electron.launch({
    executablePath,
    args: [...rootArguments(), appFolder, `--user-data-dir=${profile}`, `--library=${library}`],
    env: { ...cleanEnvironment(), ...env },
    // The app's own theme shows, not one that Playwright sets.
    colorScheme: null,
  });
  const page = await app.firstWindow();
  await page.locator('[aria-busy="false"]').first().waitFor();
  return { app, page, library, profile, close: () => close(app) };
}

/** Every test has a desk of its own, in a folder that is gone afterwards. */
export const test = base.extend<{ folder: string; desk: RunningDesk }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from this pattern.
  folder: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'briefing-notes-'));
    await use(folder);
    await rm(folder, { recursive: true, force: true });
  },
  desk: async ({ folder }, use) => {
    const desk = await launchDesk(folder);
    await use(desk);
    await desk.close();
  },
});

// Chromium refuses to run its sandbox as root.
function rootArguments(): string[] {
  return process.getuid?.() === 0 ? ['--no-sandbox'] : [];
}

function cleanEnvironment(): Record<string, string> {
  const own = /^(BRIEFING_NOTES_|ELECTRON_|NODE_OPTIONS$|NODE_ENV$)/;
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) =>
      value === undefined || own.test(name) ? [] : [[name, value]],
    ),
  );
}

/** A window that cannot save would ask and wait for ever: then its process is ended. */
async function close(app: ElectronApplication): Promise<void> {
  const child = app.process();
  if (child.exitCode !== null || child.signalCode !== null) return;
  const late = setTimeout(() => child.kill('SIGKILL'), 15_000);
  await app.close().catch(() => undefined);
  clearTimeout(late);
}

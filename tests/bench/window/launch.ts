import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { electronEnvironment, userSwitches } from '../../../build/electron.ts';
import { projectRoot } from '../../../build/paths.ts';
import { ensureRuntime } from '../../../build/runtime/ensure.ts';

/** A window under Playwright's hand. Not for timing a start: Playwright takes part in it. */
export type RunningWindow = {
  readonly app: ElectronApplication;
  readonly page: Page;
  /** The profile's folder; one made for this launch is gone after `close`. */
  readonly profile: string;
  /** Closes it as a person would; after 20 seconds its process is ended. */
  close(): Promise<void>;
};

/** Starts the built app on a library, which it writes to. Within `withWindows`. */
export async function launchDesk(options: {
  readonly library: string;
  readonly profile?: string;
}): Promise<RunningWindow> {
  const desk = await launch([projectRoot, `--library=${options.library}`], options.profile ?? null);
  await desk.page.locator('[aria-busy="false"]').first().waitFor();
  return desk;
}

/** The folder of a program: a window with a page on a scheme of its own and nothing else. */
export const bareProgram = join(import.meta.dirname, 'bare');

/**
 * Starts a bare window in the same runtime, with the same window options and content policy. `page`: a folder whose
 * index.html it shows instead of its own; scripts and styles must be files of that folder. Within `withWindows`.
 */
export async function launchBare(options: { readonly page?: string } = {}): Promise<RunningWindow> {
  const shown = options.page === undefined ? [] : [`--bare-page=${options.page}`];
  const bare = await launch([bareProgram, ...shown], null);
  await bare.page.locator('body').waitFor();
  return bare;
}

async function launch(args: readonly string[], givenProfile: string | null): Promise<RunningWindow> {
  const { executablePath } = await ensureRuntime();
  const profile = givenProfile ?? (await mkdtemp(join(tmpdir(), 'briefing-notes-bench-')));
  const app = await _electron.launch({
    executablePath,
    args: [...userSwitches(), ...args, `--user-data-dir=${profile}`],
    env: ownEnvironment(),
    colorScheme: null,
  });
  const page = await app.firstWindow();
  // Functions that are sent into the page carry esbuild's calls of `__name`.
  await page.evaluate('globalThis.__name ??= (named) => named');
  return {
    app,
    page,
    profile,
    async close() {
      await closeOrEnd(app);
      if (givenProfile === null) await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Without what turns Electron, or the app, into something else. */
export function ownEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(electronEnvironment()).flatMap(([name, value]) =>
      value === undefined || /^(BRIEFING_NOTES_|ELECTRON_)/.test(name) ? [] : [[name, value]],
    ),
  );
}

async function closeOrEnd(app: ElectronApplication): Promise<void> {
  const child = app.process();
  if (child.exitCode !== null || child.signalCode !== null) return;
  const late = setTimeout(() => child.kill('SIGKILL'), 20_000);
  await app.close().catch(() => undefined);
  clearTimeout(late);
}

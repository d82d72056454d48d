import { ensureRuntime } from './runtime/ensure.ts';
import type { Runtime } from './runtime/runtime.ts';
import { say } from './say.ts';
import { ensureSystem, type SystemNeeds } from './system/ensure.ts';

/** A runtime that can start on this machine. Says so when it is not Electron's own build. */
export async function prepareElectron(needs: SystemNeeds & { readonly retryOfficial?: boolean }): Promise<Runtime> {
  const runtime = await ensureRuntime(needs);
  if (runtime.origin === 'republished') {
    say(`Electron ${runtime.version} as republished on npm by a third party: for development and tests, not releases.`);
  }
  ensureSystem(runtime.executablePath, needs);
  return runtime;
}

/** The switches that this user needs: Chromium refuses to run as root with its sandbox. */
export function userSwitches(user: number | undefined = process.getuid?.()): string[] {
  return process.platform === 'linux' && user === 0 ? ['--no-sandbox'] : [];
}

/** Our environment without what turns Electron into something else, such as an editor's terminal may carry. */
export function electronEnvironment(): NodeJS.ProcessEnv {
  const unwanted = new Set(['ELECTRON_RUN_AS_NODE', 'NODE_OPTIONS', 'NODE_ENV']);
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !unwanted.has(name)));
}

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { StopError } from '../say.ts';
import { executableName } from './executable-name.ts';
import type { Runtime } from './runtime.ts';

/** The runtime of `ELECTRON_OVERRIDE_DIST_PATH`, or null when that is not set. */
export function overriddenRuntime(distPath: string | undefined): Runtime | null {
  if (distPath === undefined || distPath === '') return null;
  const executablePath = join(distPath, executableName());
  if (!existsSync(executablePath)) {
    throw new StopError(`ELECTRON_OVERRIDE_DIST_PATH is set, but there is no ${executablePath}.`);
  }
  return { executablePath, version: readVersion(distPath), origin: 'override' };
}

/** The `version` file of an Electron dist folder. */
export function readVersion(distPath: string): string | null {
  try {
    return readFileSync(join(distPath, 'version'), 'utf8').trim().replace(/^v/, '');
  } catch {
    return null;
  }
}

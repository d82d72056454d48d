import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder } from './cache-folder.ts';
import type { Runtime } from './runtime.ts';

export const republishedVersion = '33.2.1';

/** Where the republished runtime is kept. It appears whole or not at all. */
export function republishedFolder(): string {
  return join(cacheFolder(), `electron-${republishedVersion}-republished`);
}

/** The republished runtime of an earlier set-up, or null. */
export function cachedRepublishedRuntime(): Runtime | null {
  const executablePath = join(republishedFolder(), 'electron');
  return existsSync(executablePath) ? { executablePath, version: republishedVersion, origin: 'republished' } : null;
}

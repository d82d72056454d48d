import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { StopError } from '../../build/say.ts';
import type { Suite } from './report.ts';

const names = [
  'kill-points',
  'injected-errors',
  'random-kills',
  'random-kills-window',
  'power-cuts',
  'damage',
  'clock',
] as const;

/** The suites of those names, or all of them. Throws StopError for a name that there isn't. */
export async function loadSuites(wanted: readonly string[]): Promise<Suite[]> {
  const unknown = wanted.filter((name) => !names.some((each) => each === name));
  if (unknown.length > 0)
    throw new StopError(`There is no suite ${unknown.join(', ')}; there are ${names.join(', ')}.`);
  const suites: Suite[] = [];
  for (const name of names) {
    const path = join(import.meta.dirname, 'suites', `${name}.ts`);
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    if (!existsSync(path)) continue;
    const module: { readonly suite: Suite } = await import(path);
    suites.push(module.suite);
  }
  return suites;
}

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { StopError } from '../../build/say.ts';
import type { BenchSuite } from './report.ts';

const names = ['anchoring', 'import', 'near', 'save', 'export', 'typing', 'open', 'start', 'memory', 'search'] as const;

/** The suites of those names, or all of them. Throws StopError for a name that there isn't. */
export async function loadSuites(wanted: readonly string[]): Promise<BenchSuite[]> {
  const present = names.filter((name) => existsSync(pathOf(name)));
  const unknown = wanted.filter((name) => !present.some((each) => each === name));
  if (unknown.length > 0) {
    throw new StopError(`There is no suite ${unknown.join(', ')}; there are ${present.join(', ')}.`);
  }
  const suites: BenchSuite[] = [];
  for (const name of present) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    const module: { readonly suite: BenchSuite } = await import(pathOf(name));
    suites.push(module.suite);
  }
  return suites;
}

function pathOf(name: string): string {
  return join(import.meta.dirname, `${name}.ts`);
}

import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';

/** Path below the project's root, with forward slashes → source text. */
export type Sources = ReadonlyMap<string, string>;

const folders = ['core', 'electron', 'renderer', 'build', 'tests'];
const written = /\.(ts|svelte|mjs|js|css)$/;

/** Every file of the house that someone wrote. */
export function readSources(root: string): Sources {
  const sources = new Map<string, string>();
  for (const folder of folders) {
    for (const entry of readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })) {
      const path = `${folder}/${entry.replaceAll('\\', '/')}`;
      if (written.test(path) && !path.includes('/golden/')) sources.set(path, readFileSync(join(root, path), 'utf8'));
    }
  }
  return sources;
}

const statement = /(?:^|[;\n])\s*(?:import|export)\b(?:[^'"`;]*?\bfrom)?\s*['"]([^'"]+)['"]/g;
const call = /\bimport\(\s*['"]([^'"]+)['"]/g;

/** What a file imports, as written; style sheets import nothing here. */
export function importsOf(path: string, source: string): string[] {
  if (path.endsWith('.css')) return [];
  return [statement, call].flatMap((pattern) => [...source.matchAll(pattern)].map((match) => match[1] ?? ''));
}

/** The file of ours that a relative import leads to; null for a package or a built-in. */
export function targetOf(path: string, specifier: string): string | null {
  if (!specifier.startsWith('.')) return null;
  return posix.join(posix.dirname(path), specifier.replace(/\?.*$/, ''));
}

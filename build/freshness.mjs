// @ts-check
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Something that is built: what it is made of, what it leaves, and where its fingerprint is kept. All paths are
 * relative to the project's root; a source may be a file or a folder.
 * @typedef {{ sources: readonly string[], outputs: readonly string[], stamp: string }} Target
 */

/** @type {Target} */
export const cliTarget = {
  sources: ['core', 'electron', 'build/bundle', 'package-lock.json'],
  outputs: ['out/cli/cli.js'],
  stamp: 'out/cli.stamp',
};

/** @type {Target} */
export const appTarget = {
  sources: ['core', 'electron', 'renderer', 'build/bundle', 'package-lock.json'],
  outputs: ['out/main/main.js', 'out/preload/preload.cjs', 'out/renderer/index.html'],
  stamp: 'out/app.stamp',
};

/** @type {Target} */
export const faultsTarget = {
  sources: ['core', 'electron', 'tests/faults', 'tests/electron/store', 'build/bundle', 'package-lock.json'],
  outputs: ['out/faults/store-writer.js', 'out/faults/checker.js'],
  stamp: 'out/faults.stamp',
};

/**
 * Changes when a source is added, removed, renamed or written. Names that start with a dot do not count.
 * @param {string} root
 * @param {readonly string[]} sources
 */
export function fingerprint(root, sources) {
  const hash = createHash('sha256');
  /** @param {string} path */
  const visit = (path) => {
    const entry = statSync(join(root, path), { throwIfNoEntry: false });
    if (entry === undefined) return;
    if (!entry.isDirectory()) {
      hash.update(`${path}\0${entry.size}\0${entry.mtimeMs}\n`);
      return;
    }
    for (const name of readdirSync(join(root, path)).sort()) if (!name.startsWith('.')) visit(`${path}/${name}`);
  };
  for (const source of sources) visit(source);
  return hash.digest('hex');
}

/**
 * @param {string} root
 * @param {Target} target
 */
export function isFresh(root, target) {
  if (!target.outputs.every((output) => existsSync(join(root, output)))) return false;
  try {
    return readFileSync(join(root, target.stamp), 'utf8') === fingerprint(root, target.sources);
  } catch {
    return false;
  }
}

/**
 * Records that a target was built from sources with this fingerprint, taken before the build began.
 * @param {string} root
 * @param {Target} target
 * @param {string} print
 */
export function markFresh(root, target, print) {
  mkdirSync(dirname(join(root, target.stamp)), { recursive: true });
  writeFileSync(join(root, target.stamp), print);
}

/**
 * @param {string} root
 * @param {Target} target
 */
export function markStale(root, target) {
  rmSync(join(root, target.stamp), { force: true });
}

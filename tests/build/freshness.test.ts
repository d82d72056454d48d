import { renameSync, rmSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fingerprint, isFresh, markFresh, markStale } from '../../build/freshness.mjs';
import { temporaryFolder, write } from './temporary-folder.ts';

const target = { sources: ['src', 'lock.json'], outputs: ['out/a.js'], stamp: 'out/a.stamp' };

function builtProject(): string {
  const root = temporaryFolder({ 'src/a.ts': 'a', 'src/deep/b.ts': 'b', 'lock.json': '{}', 'out/a.js': '' });
  markFresh(root, target, fingerprint(root, target.sources));
  return root;
}

describe('A built target', () => {
  it('is fresh while nothing changes', () => {
    expect(isFresh(builtProject(), target)).toBe(true);
  });

  it.each<[string, (root: string) => void]>([
    ['a source changes in size', (root) => write(join(root, 'src/deep/b.ts'), 'longer')],
    ['a source is written anew', (root) => utimesSync(join(root, 'src/a.ts'), 1, 1)],
    ['a source is added', (root) => write(join(root, 'src/deep/c.ts'), '')],
    ['a source is removed', (root) => rmSync(join(root, 'src/a.ts'))],
    ['a source is renamed', (root) => renameSync(join(root, 'src/a.ts'), join(root, 'src/z.ts'))],
    ['a whole source folder is removed', (root) => rmSync(join(root, 'src'), { recursive: true })],
    ['its output is gone', (root) => rmSync(join(root, 'out/a.js'))],
    ['it is marked stale', (root) => markStale(root, target)],
  ])('is stale when %s', (_what, change) => {
    const root = builtProject();
    change(root);
    expect(isFresh(root, target)).toBe(false);
  });

  it('does not mind what is outside its sources, nor editors’ hidden files', () => {
    const root = builtProject();
    write(join(root, 'README.md'), 'new');
    write(join(root, 'src/.a.ts.swp'), 'draft');
    expect(isFresh(root, target)).toBe(true);
  });

  it('is stale when a source changed while it was being built', () => {
    const root = builtProject();
    const before = fingerprint(root, target.sources);
    write(join(root, 'src/a.ts'), 'changed meanwhile');
    markFresh(root, target, before);
    expect(isFresh(root, target)).toBe(false);
  });
});

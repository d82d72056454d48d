import { statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cacheFolder } from '../../../build/runtime/cache-folder.ts';
import { temporaryFolder } from '../temporary-folder.ts';

describe('The cache folder', () => {
  it('is this user’s alone, in the folder that the system names', () => {
    const base = temporaryFolder();
    const folder = cacheFolder({ XDG_CACHE_HOME: base });
    expect(folder).toBe(join(base, 'briefing-notes'));
    expect(statSync(folder).mode & 0o077).toBe(0);
  });

  it('is in the checkout when that folder can’t be made', () => {
    const base = join(temporaryFolder({ file: '' }), 'file');
    expect(cacheFolder({ XDG_CACHE_HOME: base })).toMatch(/\.cache$/);
  });
});

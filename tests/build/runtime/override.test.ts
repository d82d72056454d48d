import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { executableName } from '../../../build/runtime/executable-name.ts';
import { overriddenRuntime } from '../../../build/runtime/override.ts';
import { temporaryFolder } from '../temporary-folder.ts';

describe('ELECTRON_OVERRIDE_DIST_PATH', () => {
  it('names the runtime to use, whose version file may be missing', () => {
    const folder = temporaryFolder({ [executableName()]: '' });
    const executablePath = join(folder, executableName());
    expect(overriddenRuntime(folder)).toEqual({ executablePath, version: null, origin: 'override' });
  });

  it('gives the version that the folder states', () => {
    const folder = temporaryFolder({ [executableName()]: '', version: 'v45.4.1\n' });
    expect(overriddenRuntime(folder)?.version).toBe('45.4.1');
  });

  it.each([undefined, ''])('is not set as %j', (path) => expect(overriddenRuntime(path)).toBeNull());

  it('stops set-up when the folder has no runtime', () => {
    expect(() => overriddenRuntime(temporaryFolder())).toThrow('there is no');
  });
});

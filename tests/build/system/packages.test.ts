import { describe, expect, it } from 'vitest';
import { missingLibraries, packageNames } from '../../../build/system/packages.ts';

describe('Missing libraries', () => {
  it('are those that ldd did not find, each once', () => {
    const output = [
      'electron:',
      '\tlibc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f)',
      '\tlibnss3.so => not found',
      '\tlinux-vdso.so.1 (0x00007f)',
      'chrome_crashpad_handler:',
      '\tlibnss3.so => not found',
      '\tlibgbm.so.1 => not found',
    ].join('\n');
    expect(missingLibraries(output)).toEqual(['libnss3.so', 'libgbm.so.1']);
  });

  it('are none for a program that needs none', () => {
    expect(missingLibraries('\tstatically linked\n')).toEqual([]);
  });
});

describe('Package names', () => {
  const sound = ['libasound2t64', 'libasound2'] as const;
  const entry = (name: string, candidate: string) => `${name}:\n  Installed: (none)\n  Candidate: ${candidate}\n`;

  it('are the newer ones where the release has them', () => {
    const policy = entry('libasound2t64', '1.2.14-1') + entry('libasound2', '(none)');
    expect(packageNames([sound], policy)).toEqual(['libasound2t64']);
  });

  it('are the older ones where the release has only those', () => {
    expect(packageNames([sound], entry('libasound2', '1.2.8-1+b1'))).toEqual(['libasound2']);
  });

  it('are the older ones where there are no package lists', () => {
    expect(packageNames([['xvfb'], sound], '')).toEqual(['xvfb', 'libasound2']);
  });
});

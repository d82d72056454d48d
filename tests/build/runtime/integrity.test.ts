import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hasIntegrity } from '../../../build/runtime/integrity.ts';
import { temporaryFolder } from '../temporary-folder.ts';

// printf hello | openssl dgst -sha512 -binary | base64 -w0
const hello = 'sha512-m3HSJL1i83hdltRq0+o9czGb+8KJDKra4t/3JRlnPKcjI8PZm6XBHXx6zG4UuMXaDEZjR1wuXDre9G9zvN7AQw==';

describe('Integrity', () => {
  it('holds for the very bytes', async () => {
    expect(await hasIntegrity(join(temporaryFolder({ a: 'hello' }), 'a'), hello)).toBe(true);
  });

  it('fails for any other', async () => {
    expect(await hasIntegrity(join(temporaryFolder({ a: 'hallo' }), 'a'), hello)).toBe(false);
  });
});

import { describe, expect, it } from 'vitest';
import { argumentsFor } from '../../../electron/shell/restart-arguments.ts';

describe('argumentsFor', () => {
  it('names the library at the end and keeps the other arguments in order', () => {
    expect(argumentsFor(['--no-sandbox', 'app'], '/b c')).toEqual(['--no-sandbox', 'app', '--library=/b c']);
  });

  it('puts it in place of the library that this start was told', () => {
    expect(argumentsFor(['--library=/a', '--user-data-dir=/p'], '/b')).toEqual(['--user-data-dir=/p', '--library=/b']);
  });
});

import { describe, expect, it } from 'vitest';
import { authorityFile, hasDisplay } from '../../build/display.ts';

describe('A display', () => {
  it.each([{ DISPLAY: ':0' }, { WAYLAND_DISPLAY: 'wayland-0' }])('is there with %j', (environment) => {
    expect(hasDisplay(environment, 'linux')).toBe(true);
  });

  it.each([{}, { DISPLAY: '' }])('is not there on Linux with %j', (environment) => {
    expect(hasDisplay(environment, 'linux')).toBe(false);
  });

  it('is always there on macOS', () => expect(hasDisplay({}, 'darwin')).toBe(true));
});

describe('The authority file', () => {
  it('holds one cookie for every host and display', () => {
    const name = Buffer.from('MIT-MAGIC-COOKIE-1').toString('hex');
    expect(authorityFile(Buffer.from('00ff', 'hex')).toString('hex')).toBe(`ffff000000000012${name}000200ff`);
  });
});

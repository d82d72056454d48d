import { describe, expect, it } from 'vitest';
import { isNodeVersionEnough } from '../../build/node-version.mjs';

describe('Node', () => {
  it.each(['20.19.0', '20.20.2', '22.0.0', '24.1.0'])('%s is new enough', (version) => {
    expect(isNodeVersionEnough(version)).toBe(true);
  });

  it.each(['20.18.3', '18.20.0', '9.99.0'])('%s is too old', (version) => {
    expect(isNodeVersionEnough(version)).toBe(false);
  });
});

import { describe, expect, it } from 'vitest';
import { runCommand } from '../../build/main.ts';

describe('A command that there is none of', () => {
  it.each([[['nosuch']], [[]], [['toString']]])('is wrong usage: %j', async (words) => {
    expect(await runCommand(words)).toBe(2);
  });
});

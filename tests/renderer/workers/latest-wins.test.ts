import { describe, expect, it } from 'vitest';
import { LatestWins } from '../../../renderer/workers/latest-wins.ts';

function slowWork() {
  const done: string[] = [];
  const pending: (() => void)[] = [];
  const work = new LatestWins(async (input: string) => {
    await new Promise<void>((resolve) => pending.push(resolve));
    done.push(input);
    if (input === 'bad') throw new Error('It broke.');
    return input.toUpperCase();
  });
  const finish = () => pending.shift()?.();
  return { work, done, finish };
}

describe('work of which the latest wins', () => {
  it('skips what was overtaken while it waited', async () => {
    const { work, done, finish } = slowWork();
    const answers = [work.ask('a'), work.ask('b'), work.ask('c')];
    finish();
    await answers[0];
    await Promise.resolve();
    finish();
    expect(await Promise.all(answers)).toEqual(['A', null, 'C']);
    expect(done).toEqual(['a', 'c']);
  });

  it('goes on after work that failed', async () => {
    const { work, finish } = slowWork();
    const bad = work.ask('bad');
    const good = work.ask('good');
    finish();
    await expect(bad).rejects.toThrow('It broke.');
    await Promise.resolve();
    finish();
    expect(await good).toBe('GOOD');
  });
});

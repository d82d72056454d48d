import { describe, expect, it } from 'vitest';
import { KeyedQueue } from '../../../../electron/store/documents/keyed-queue.ts';

function gate(): { open: () => void; passed: Promise<void> } {
  let open = (): void => {};
  const passed = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, passed };
}

describe('KeyedQueue', () => {
  it('runs jobs of one key one after another, in the order asked', async () => {
    const queue = new KeyedQueue();
    const first = gate();
    const order: string[] = [];
    const jobs = [
      queue.run('a', () => first.passed.then(() => order.push('first'))),
      queue.run('a', async () => order.push('second')),
    ];
    first.open();
    await Promise.all(jobs);
    expect(order).toEqual(['first', 'second']);
  });

  it('does not hold up another key', async () => {
    const queue = new KeyedQueue();
    const held = gate();
    const slow = queue.run('a', () => held.passed);
    expect(await queue.run('b', async () => 'done')).toBe('done');
    held.open();
    await slow;
  });

  it('runs a job over several keys when the turn of each has come, and holds them all until it ends', async () => {
    const queue = new KeyedQueue();
    const [before, during] = [gate(), gate()];
    const order: string[] = [];
    const jobs = [
      queue.run('a', () => before.passed.then(() => order.push('before'))),
      queue.runTogether(['b', 'a'], () => during.passed.then(() => order.push('together'))),
      queue.run('b', async () => order.push('after')),
    ];
    before.open();
    await jobs[0];
    during.open();
    await Promise.all(jobs);
    expect(order).toEqual(['before', 'together', 'after']);
  });

  it('ends when jobs ask for the same keys in another order', async () => {
    const queue = new KeyedQueue();
    const orders = [
      ['a', 'b', 'c'],
      ['c', 'b', 'a'],
      ['b', 'c'],
    ];
    const done = await Promise.all(orders.map((keys) => queue.runTogether(keys, async () => keys[0])));
    expect(done).toEqual(['a', 'c', 'b']);
  });

  it('goes on after a job that failed', async () => {
    const queue = new KeyedQueue();
    const failing = queue.run('a', () => Promise.reject(new Error('no')));
    const next = queue.run('a', async () => 'done');
    await expect(failing).rejects.toThrow('no');
    expect(await next).toBe('done');
  });

  it('drains what was queued, failures included, and is idle then', async () => {
    const queue = new KeyedQueue();
    let done = false;
    queue.run('a', () => Promise.reject(new Error('no'))).catch(() => {});
    void queue.run('a', async () => {
      done = true;
    });
    await queue.drain();
    expect([done, queue.isIdle('a')]).toEqual([true, true]);
  });
});

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { byCodeUnits } from '../../../core/text/by-code-units.ts';
import { eachAtATime } from '../../../electron/slices/each-at-a-time.ts';
import { sortInSlices } from '../../../electron/slices/sort-in-slices.ts';

it('sorts as an array sorts, equal keys in the order they had', async () => {
  const items = fc.array(fc.record({ key: fc.string({ maxLength: 2 }), n: fc.nat() }), { maxLength: 50 });
  await fc.assert(
    fc.asyncProperty(items, async (few) => {
      const many = Array.from({ length: 60 }, () => few).flat();
      const sorted = many.toSorted((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
      expect(await sortInSlices(many, (a, b) => byCodeUnits(a.key, b.key))).toEqual(sorted);
    }),
    { numRuns: 50 },
  );
});

it('acts on every item, never on more at a time than it may', async () => {
  const items = Array.from({ length: 20 }, (_, n) => n);
  const done: number[] = [];
  let [now, most] = [0, 0];
  await eachAtATime(3, items, async (item) => {
    now += 1;
    most = Math.max(most, now);
    await new Promise(setImmediate);
    now -= 1;
    done.push(item);
  });
  expect(done.sort((a, b) => a - b)).toEqual(items);
  expect(most).toBe(3);
});

it('waits for what is under way before it tells of a failure', async () => {
  const ended: number[] = [];
  const all = eachAtATime(2, [1, 2], async (item) => {
    if (item === 1) throw new Error('The first failed.');
    await new Promise(setImmediate);
    ended.push(item);
  });
  await expect(all).rejects.toThrow('The first failed.');
  expect(ended).toEqual([2]);
});

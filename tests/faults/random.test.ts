import { describe, expect, it } from 'vitest';
import { sample, seededRandom } from './random.ts';

const items = Array.from({ length: 100 }, (_, index) => index);

describe('A sample', () => {
  it('is the same for the same seed and another for another', () => {
    expect(sample(items, 10, seededRandom(7))).toEqual(sample(items, 10, seededRandom(7)));
    expect(sample(items, 10, seededRandom(7))).not.toEqual(sample(items, 10, seededRandom(8)));
  });

  it('has as many items as asked for, in their order', () => {
    const some = sample(items, 10, seededRandom(1));
    expect(some).toHaveLength(10);
    expect(some).toEqual([...some].sort((one, other) => one - other));
  });

  it('is everything when there is no more', () => {
    expect(sample(items, 1000, seededRandom(1))).toEqual(items);
  });
});

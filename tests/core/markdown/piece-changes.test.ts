import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyToPieces, changesOfPieces } from '../../../core/markdown/piece-changes.ts';

const pieces = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), { maxLength: 30 });

describe('changes of pieces', () => {
  it('lead from any list to any other', () => {
    fc.assert(
      fc.property(pieces, pieces, (before, after) => {
        expect(applyToPieces(before, changesOfPieces(before, after))).toEqual(after);
      }),
    );
  });

  it('keep what stands round a change', () => {
    expect(changesOfPieces(['a', 'b', 'c'], ['a', 'x', 'c'])).toEqual([
      { from: 0, count: 1 },
      'x',
      { from: 2, count: 1 },
    ]);
  });

  it('keep what stands between changes', () => {
    expect(changesOfPieces(['a', 'b', 'c', 'd', 'e'], ['x', 'b', 'c', 'y', 'e'])).toEqual([
      'x',
      { from: 1, count: 2 },
      'y',
      { from: 4, count: 1 },
    ]);
  });

  it('are one stretch where nothing changed', () => {
    expect(changesOfPieces(['a', 'b'], ['a', 'b'])).toEqual([{ from: 0, count: 2 }]);
  });
});

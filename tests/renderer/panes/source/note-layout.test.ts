import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layoutNotes } from '../../../../renderer/panes/source/note-layout.ts';

const note = (top: number, height = 40, weight = 1) => ({ id: `n${top}`, top, height, weight });

describe('layoutNotes', () => {
  it('leaves notes beside their passages when there is room', () => {
    expect(layoutNotes([note(10), note(100), note(300)], 8)).toEqual([10, 100, 300]);
  });

  it('moves two notes of one passage apart by as much as each other', () => {
    expect(layoutNotes([note(100), note(100)], 8)).toEqual([76, 124]);
  });

  it('keeps a heavy note at its passage and moves its neighbours', () => {
    const [above = 0, selected = 0] = layoutNotes([note(100), note(100, 40, 1e9)], 8);
    expect(selected).toBeCloseTo(100);
    expect(above).toBeCloseTo(52);
  });

  it('starts at the top of the page at the earliest', () => {
    expect(layoutNotes([note(0), note(0), note(0)], 10)).toEqual([0, 50, 100]);
  });

  it('has nothing to place without notes', () => {
    expect(layoutNotes([], 8)).toEqual([]);
  });

  const wanted = fc.array(
    fc.record({
      id: fc.string(),
      top: fc.nat(2000),
      height: fc.nat(200),
      weight: fc.integer({ min: 1, max: 50 }),
    }),
  );

  it('never lets notes overlap, leave their order or rise above the page', () => {
    fc.assert(
      fc.property(wanted, fc.nat(20), (notes, gap) => {
        const sorted = notes.toSorted((one, other) => one.top - other.top);
        const tops = layoutNotes(sorted, gap);
        let free = 0;
        for (const [index, top] of tops.entries()) {
          expect(top).toBeGreaterThanOrEqual(free - 1e-6);
          free = top + (sorted[index]?.height ?? 0) + gap;
        }
      }),
    );
  });

  it('moves no note that has room where it wants to be', () => {
    fc.assert(
      fc.property(wanted, (notes) => {
        let top = 0;
        const roomy = notes.map(({ height, id }) => {
          const placed = { id, top, height };
          top += height + 8;
          return placed;
        });
        expect(layoutNotes(roomy, 8)).toEqual(roomy.map((placed) => placed.top));
      }),
    );
  });
});

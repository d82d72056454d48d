import { describe, expect, it } from 'vitest';
import { extendRun, runWithin, spanOfRun, stepRun } from '../../../../renderer/panes/source/passage-steps.ts';

const units = [
  { start: 0, end: 10 },
  { start: 12, end: 20 },
  { start: 22, end: 30 },
];

describe('extendRun', () => {
  it('begins with the unit at the cursor', () => {
    expect(extendRun(null, 1, 1, 3)).toEqual({ anchor: 1, focus: 1 });
  });

  it('grows, shrinks back and then grows the other way', () => {
    const grown = extendRun({ anchor: 1, focus: 1 }, 0, 1, 3);
    expect(grown).toEqual({ anchor: 1, focus: 2 });
    const back = extendRun(grown, 0, -1, 3);
    expect(extendRun(back, 0, -1, 3)).toEqual({ anchor: 1, focus: 0 });
  });

  it('stops at the last unit', () => {
    expect(extendRun({ anchor: 2, focus: 2 }, 0, 1, 3)).toEqual({ anchor: 2, focus: 2 });
  });
});

describe('stepRun', () => {
  it('begins with the unit at the cursor, whichever way it goes', () => {
    expect(stepRun(null, 2, -1, 3)).toEqual({ anchor: 2, focus: 2 });
  });

  it('takes the unit after a run, alone', () => {
    expect(stepRun({ anchor: 0, focus: 1 }, 0, 1, 3)).toEqual({ anchor: 2, focus: 2 });
  });

  it('goes back from a run’s first unit, though it was made backwards', () => {
    expect(stepRun({ anchor: 2, focus: 1 }, 0, -1, 3)).toEqual({ anchor: 0, focus: 0 });
  });
});

describe('spanOfRun', () => {
  it('goes from the first letter to the last, though the run was made backwards', () => {
    expect(spanOfRun(units, { anchor: 2, focus: 1 })).toEqual({ start: 12, end: 30 });
  });

  it('is null where there are no units', () => {
    expect(spanOfRun([], { anchor: 0, focus: 0 })).toBeNull();
  });
});

describe('runWithin', () => {
  it('takes every unit that a selection touches', () => {
    expect(runWithin(units, { start: 8, end: 14 })).toEqual({ anchor: 0, focus: 1 });
  });

  it('is null between units and without a selection', () => {
    expect(runWithin(units, { start: 10, end: 12 })).toBeNull();
    expect(runWithin(units, null)).toBeNull();
  });
});

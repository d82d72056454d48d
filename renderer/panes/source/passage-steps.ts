import type { Offsets } from '../../dom/offsets.ts';

export type Direction = 1 | -1;

/** A run of whole units (blocks, sentences) being selected by key: where it began and where it now ends, by index. */
export type Run = { readonly anchor: number; readonly focus: number };

/**
 * The run after one more key press among `count` units. A first press (`run` null) takes the unit at `cursor`;
 * later ones move the far end, so that a run grows, shrinks back and then grows the other way.
 */
export function extendRun(run: Run | null, cursor: number, direction: Direction, count: number): Run {
  if (run === null) return { anchor: cursor, focus: cursor };
  return { anchor: run.anchor, focus: Math.min(count - 1, Math.max(0, run.focus + direction)) };
}

/** From the first letter of a run's first unit to the last of its last; null when there is no such unit. */
export function spanOfRun(units: readonly Offsets[], { anchor, focus }: Run): Offsets | null {
  const first = units[Math.min(anchor, focus)];
  const last = units[Math.max(anchor, focus)];
  return first === undefined || last === undefined ? null : { start: first.start, end: last.end };
}

/** The run of units that a selection touches; null when it touches none or there is no selection. */
export function runWithin(units: readonly Offsets[], selection: Offsets | null): Run | null {
  if (selection === null) return null;
  const touched = units.flatMap(({ start, end }, index) =>
    start < selection.end && end > selection.start ? [index] : [],
  );
  const [anchor, focus] = [touched.at(0), touched.at(-1)];
  return anchor === undefined || focus === undefined ? null : { anchor, focus };
}

/** The one unit after a run (before it, going back), or the one at `cursor` when there is no run. */
export function stepRun(run: Run | null, cursor: number, direction: Direction, count: number): Run {
  const edge = direction === 1 ? Math.max : Math.min;
  const wanted = run === null ? cursor : edge(run.anchor, run.focus) + direction;
  const at = Math.min(count - 1, Math.max(0, wanted));
  return { anchor: at, focus: at };
}

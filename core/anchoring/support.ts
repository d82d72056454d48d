import type { WideAnchor } from './wide-anchor.ts';

/** How much of what stood round a passage stands round a place, each from 0 to 1. */
export type Support = {
  readonly before: number;
  readonly after: number;
  /** Units directly at the place that stand as they stood directly at the passage. */
  readonly runBefore: number;
  readonly runAfter: number;
};

/** The anchor's own context: a side that stands over so many units stands. */
const nearLength = 32;

/** Compares what stands round a place with what stood round the passage; near units count as much as the far ones. */
export type SupportMeter = (start: number, end: number) => Support;

export function measureSupport(text: string, wide: WideAnchor, gramLength: number): SupportMeter {
  const length = gramLength < 12 ? 3 : 6;
  const gramsBefore = gramsOf(wide.before, length);
  const gramsAfter = gramsOf(wide.after, length);
  return (start, end) => {
    const runBefore = commonEnd(wide.before, text, start);
    const runAfter = commonStart(wide.after, text, end);
    const left = text.slice(Math.max(0, start - wide.before.length * 1.5 - 40), start);
    const right = text.slice(end, end + wide.after.length * 1.5 + 40);
    return {
      before: sideSupport(wide.before, runBefore, gramsBefore, left, length),
      after: sideSupport(wide.after, runAfter, gramsAfter, right, length),
      runBefore,
      runAfter,
    };
  };
}

function sideSupport(side: string, run: number, wanted: ReadonlySet<number>, beside: string, length: number): number {
  // The passage stood at an end of the text.
  if (side.trim() === '') return beside.trim() === '' ? 1 : 0;
  const near = Math.min(1, run / Math.min(nearLength, side.length));
  if (wanted.size === 0) return near;
  const found = gramsOf(beside, length);
  let shared = 0;
  for (const gram of wanted) if (found.has(gram)) shared += 1;
  return (near + shared / wanted.size) / 2;
}

function gramsOf(text: string, length: number): ReadonlySet<number> {
  const grams = new Set<number>();
  for (let at = 0; at + length <= text.length; at += 1) {
    // A double's hash would count as shared: one in a million.
    let hash = 0;
    for (let i = 0; i < length; i += 1) hash = (Math.imul(hash, 0x01000193) + text.charCodeAt(at + i)) | 0;
    grams.add(hash);
  }
  return grams;
}

/** How many units at the end of `side` stand right before an offset of the text. */
export function commonEnd(side: string, text: string, end: number): number {
  let run = 0;
  while (run < side.length && run < end && side.charCodeAt(side.length - 1 - run) === text.charCodeAt(end - 1 - run))
    run += 1;
  return run;
}

/** How many units at the start of `side` stand right behind an offset of the text. */
export function commonStart(side: string, text: string, start: number): number {
  let run = 0;
  while (run < side.length && start + run < text.length && side.charCodeAt(run) === text.charCodeAt(start + run))
    run += 1;
  return run;
}

import * as v from 'valibot';
import { InstantSchema } from '../../core/model/scalars.ts';

const day = 86_400_000;

/** Days that a removed document stays in the bin. */
export const daysKept = 30;

/** When each file of the bin was first seen to be due, by its path in the bin. */
export type DueMarks = ReadonlyMap<string, string>;

/**
 * Which of the bin's files may be erased, and the marks that stand afterwards. Clocks jump, so a file must have
 * been due for a day since it was first seen so; a mark that lies ahead of the clock counts as none.
 */
export function judgeDue(
  files: readonly { readonly path: string; readonly removedAt: string }[],
  marks: DueMarks,
  now: Date,
): { readonly expired: readonly string[]; readonly marks: DueMarks } {
  const standing = new Map<string, string>();
  const expired: string[] = [];
  for (const { path, removedAt } of files) {
    if (now.getTime() - Date.parse(removedAt) < daysKept * day) continue;
    const mark = marks.get(path);
    const dueFor = mark === undefined ? -1 : now.getTime() - Date.parse(mark);
    standing.set(path, mark === undefined || dueFor < 0 ? now.toISOString() : mark);
    if (dueFor >= day) expired.push(path);
  }
  return { expired, marks: standing };
}

/** Days until a document removed then may be erased, 0 when it is due. */
export function daysLeft(removedAt: string, now: Date): number {
  const left = daysKept - (now.getTime() - Date.parse(removedAt)) / day;
  return Math.min(Math.max(Math.ceil(left), 0), daysKept);
}

const MarksSchema = v.record(v.string(), InstantSchema);

export function formatMarks(marks: DueMarks): string {
  return `${JSON.stringify(Object.fromEntries(marks))}\n`;
}

/** What can't be understood is no mark: the files are then seen due for the first time. */
export function parseMarks(text: string): DueMarks {
  try {
    return new Map(Object.entries(v.parse(MarksSchema, JSON.parse(text))));
  } catch {
    return new Map();
  }
}

import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { CountSchema, InstantSchema, Sha256Schema } from '../../../core/model/scalars.ts';

const day = 86_400_000;

/** Days that a removed document stays in the bin. */
export const daysKept = 30;

/** More days than these between two looks are a clock that was wrong. */
const longestSpan = 60;

/** The milliseconds that each file has been in the bin, by its path there, as the look at that instant counted. */
export type Ages = { readonly lookedAt: string; readonly ages: ReadonlyMap<string, number> };

/**
 * The ages after another look. Clocks jump, so a file's age is not the time since its removal, but what went by
 * between looks that found it; where the clock says that this was less than nothing or months, one day.
 */
export function countLook(paths: readonly string[], before: Ages | null, now: Date): Ages {
  const elapsed = before === null ? 0 : now.getTime() - Date.parse(before.lookedAt);
  const span = elapsed < 0 || elapsed > longestSpan * day ? day : elapsed;
  const ageOf = (path: string): number => {
    const age = before?.ages.get(path);
    return age === undefined ? 0 : age + span;
  };
  return { lookedAt: now.toISOString(), ages: new Map(paths.map((path) => [path, ageOf(path)])) };
}

export function isDue(age: number): boolean {
  return age >= daysKept * day;
}

/** Days until a document of that age may be erased, 0 when it is due. */
export function daysLeft(age: number): number {
  return Math.max(daysKept - Math.floor(age / day), 0);
}

const AgesSchema = v.object({
  sha256: Sha256Schema,
  lookedAt: InstantSchema,
  ages: v.record(v.string(), CountSchema),
});

export function formatAges({ lookedAt, ages }: Ages): string {
  const content = { lookedAt, ages: Object.fromEntries(ages) };
  return `${JSON.stringify({ sha256: checksumOf(content), ...content })}\n`;
}

/** Null for what can't be trusted: all ages then begin anew. */
export function parseAges(text: string): Ages | null {
  try {
    const { sha256, lookedAt, ages } = v.parse(AgesSchema, JSON.parse(text));
    return sha256 === checksumOf({ lookedAt, ages }) ? { lookedAt, ages: new Map(Object.entries(ages)) } : null;
  } catch {
    return null;
  }
}

function checksumOf({ lookedAt, ages }: { lookedAt: string; ages: Readonly<Record<string, number>> }): string {
  return createHash('sha256').update(JSON.stringify({ lookedAt, ages })).digest('hex');
}

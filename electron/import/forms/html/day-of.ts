import * as v from 'valibot';
import { DaySchema } from '../../../../core/model/scalars.ts';

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/**
 * The calendar day that a date names where it was written, whatever the time zone here: `2026-03-04T23:30:00+08:00`,
 * `2026/3/4`, `20260304`, `4 March 2026`, `Wed, 04 Mar 2026 …`, `March 4, 2026`, `2026年3月4日`. Null when it
 * names none, or when day and month can't be told apart.
 */
export function dayOf(text: string): string | null {
  const numbers =
    /^\s*(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})(?!\d)/.exec(text) ?? /^\s*(\d{4})(\d{2})(\d{2})(?!\d)/.exec(text);
  if (numbers !== null) return dayFrom(numbers[1], Number(numbers[2]), numbers[3]);
  const named = /(\d{1,2})(?:st|nd|rd|th)?\.?\s+([a-z]{3,9})\.?,?\s+(\d{4})/i.exec(text);
  if (named !== null) return dayFrom(named[3], monthOf(named[2]), named[1]);
  const american = /([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})/i.exec(text);
  return american === null ? null : dayFrom(american[3], monthOf(american[1]), american[2]);
}

function monthOf(name = ''): number {
  return months.indexOf(name.slice(0, 3).toLowerCase()) + 1;
}

function dayFrom(year = '', month: number, day = ''): string | null {
  const written = `${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`;
  // A day that no month has, such as the thirtieth of February, comes back as another.
  const date = new Date(`${written}T00:00:00Z`);
  const exists = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(written);
  return exists && v.is(DaySchema, written) ? written : null;
}

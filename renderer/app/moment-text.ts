import { dayOf } from '../panes/history/version-days.ts';

const toMinute = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });

/** An instant within a sentence, in local time: `today 12:03`, `yesterday 12:03`, `12 November 12:03`. */
export function momentText(iso: string, now: Date): string {
  const date = new Date(iso);
  return `${dayOf(date, now).replace(/^[TY]/, (letter) => letter.toLowerCase())} ${toMinute.format(date)}`;
}

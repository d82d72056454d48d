const thisYear = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long' });
const otherYear = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });
const toMinute = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const toSecond = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' });

/** `Today`, `Yesterday`, `12 November`, or `12 November 2025` in another year. */
export function dayOf(date: Date, now: Date): string {
  const day = midnight(date);
  if (day === midnight(now)) return 'Today';
  if (day === midnight(now, -1)) return 'Yesterday';
  return (date.getFullYear() === now.getFullYear() ? thisYear : otherYear).format(date);
}

/** `12:03`, in local time. */
export function timeOf(date: Date): string {
  return toMinute.format(date);
}

/** `12:03:41`. */
export function timeToSecond(date: Date): string {
  return toSecond.format(date);
}

/** An instant within a sentence, in local time: `today 12:03`, `yesterday 12:03`, `12 November 12:03`. */
export function momentText(iso: string, now: Date): string {
  const date = new Date(iso);
  return `${dayOf(date, now).replace(/^[TY]/, (letter) => letter.toLowerCase())} ${timeOf(date)}`;
}

function midnight(date: Date, daysLater = 0): number {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + daysLater).getTime();
}

const day = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', ...options });
const thisYear = day({ day: 'numeric', month: 'short' });
const otherYear = day({ day: 'numeric', month: 'short', year: 'numeric' });

/** A calendar day (`YYYY-MM-DD`) or an instant, as a list shows it: `3 Mar`, or `3 Mar 2024` in another year. */
export function shortDay(iso: string): string {
  const date = new Date(iso);
  return (date.getUTCFullYear() === new Date().getFullYear() ? thisYear : otherYear).format(date);
}

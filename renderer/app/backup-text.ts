import type { BackupContent, BackupStatus } from '../../core/ipc/reliability.ts';
import { momentText } from '../dom/moments.ts';

type Place = BackupStatus['places'][number];
type Point = BackupContent['libraries'][number]['points'][number];

export const keptRule =
  'Of each document the last 20 versions are kept, then the last one of each day for a week and of each week for a month.';

/** How a place is called: the app's own, or the folder that was chosen. */
export function placeName({ place, name }: Pick<Place, 'place' | 'name'>): string {
  return place === 'default' ? 'This computer' : name;
}

/** What is there, in one line. */
export function placeState({ lastAt, documents, bytes }: Place, now: Date): string {
  if (lastAt === null) return 'No copy has been made yet';
  const copies = `copies of ${count(documents, 'document')}`;
  return `Last copy ${momentText(lastAt, now)} · ${copies} · ${sizeText(bytes)}`;
}

/** How a moment is called that a library can be brought back to. */
export function pointName({ key, at }: Point, now: Date): string {
  const moment = momentText(at, now);
  return key === 'newest' ? `Newest copies, of ${moment}` : `As it was ${/^\d/.test(moment) ? `on ${moment}` : moment}`;
}

/** `4 sources, notes on 3 of them, 2 briefings`. */
export function holdings({ articles, annotations, briefings }: Omit<Point, 'key' | 'at'>): string {
  const notes = annotations === 0 ? [] : [`notes on ${annotations}`];
  return [count(articles, 'source'), ...notes, count(briefings, 'briefing')].join(', ');
}

export function count(n: number, noun: string): string {
  return `${n.toLocaleString('en')} ${n === 1 ? noun : `${noun}s`}`;
}

/** A size to two figures, as file managers show it: thousands, not 1,024s. */
export function sizeText(bytes: number): string {
  const units = ['bytes', 'kB', 'MB', 'GB', 'TB'];
  const step = Math.min(units.length - 1, bytes < 1000 ? 0 : Math.floor(Math.log10(bytes) / 3));
  const size = bytes / 1000 ** step;
  return `${size.toLocaleString('en', { maximumFractionDigits: size < 10 && step > 0 ? 1 : 0 })} ${units[step]}`;
}

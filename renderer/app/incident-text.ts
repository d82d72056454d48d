import { assertNever } from '../../core/errors.ts';
import type { Incident } from '../../core/ipc/reliability.ts';
import { momentText } from '../dom/moments.ts';
import { count } from './backup-text.ts';

/** Two versions stand against each other and the person decides. */
export function isConflict({ what }: Incident): boolean {
  return what === 'conflict-copy' || what === 'changed-elsewhere';
}

/** Which document it befell, in words that stand before its title; `title` null: none is known. */
export function incidentSubject({ kind, id, title }: Incident): {
  readonly noun: string;
  readonly title: string | null;
} {
  switch (kind) {
    case 'article':
      return { noun: 'Source', title: title ?? id };
    case 'annotations':
      return { noun: 'Notes on', title: title ?? id };
    case 'briefing':
      return { noun: 'Briefing', title: title ?? id };
    case 'library':
      return { noun: 'The library’s own file', title: null };
    default:
      return assertNever(kind);
  }
}

/** What was found, as a sentence. */
export function incidentFinding({ what, reason, restored }: Incident): string {
  switch (what) {
    case 'damaged':
      if (restored?.from === 'in-place') return `It is not as it was last saved, because ${reason}.`;
      return `It could not be used as it was, because ${reason}.`;
    case 'conflict-copy':
    case 'changed-elsewhere':
      return `It needs a look, because ${reason}.`;
    default:
      return assertNever(what);
  }
}

/** What was done about it, or what is to be done, as sentences. */
export function incidentOutcome(incident: Incident, now: Date): string {
  const { outcome, restored } = incident;
  if (isConflict(incident)) return 'Both are kept, whichever you choose.';
  switch (outcome) {
    case 'restored':
      if (restored?.from === 'in-place') {
        return 'No copy of the newer version was found, so the older one stands. Check whether something is missing.';
      }
      return restored === null
        ? 'It was put right; nothing of it is missing.'
        : `The copy of ${momentText(restored.at, now)} is back, from ${places[restored.from]}.`;
    case 'lost':
      return 'No sound copy was found. Whatever is left of its file is kept in the library’s “set-aside” folder.';
    case 'waiting':
      return 'Nothing was changed. It is looked at again each time that the library is opened.';
    default:
      return assertNever(outcome);
  }
}

const places = { history: 'the history', backup: 'the backup' } as const;

function isRestored({ outcome, restored }: Incident): boolean {
  return outcome === 'restored' && restored?.from !== 'in-place';
}

/** All of them in a few words, as the status line and a notice have it; null when there are none. */
export function summariseIncidents(incidents: readonly Incident[]): string | null {
  const restored = incidents.filter(isRestored).length;
  const open = incidents.length - restored;
  const parts = [
    { of: restored, what: 'restored' },
    { of: open, what: open === 1 ? 'needs a look' : 'need a look' },
  ].filter(({ of }) => of > 0);
  // The first one says what is counted.
  const words = parts.map(({ of, what }, i) => (i > 0 ? `${of} ${what}` : `${count(of, 'document')} ${what}`));
  return words.length === 0 ? null : words.join(' · ');
}

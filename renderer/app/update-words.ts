import type { UpdateReport } from '../../core/ipc/imports.ts';

type States = Extract<UpdateReport, { status: 'updated' }>['states'];

/** What an update did to the notes: `Version 2: 12 notes unchanged, 1 moved, 2 changed, 1 not found.` */
export function updateWords(version: number, { exact, moved, changed, lost }: States): string {
  const counts = [
    { count: exact, word: 'unchanged' },
    { count: moved, word: 'moved' },
    { count: changed, word: 'changed' },
    { count: lost, word: 'not found' },
  ].filter(({ count }) => count > 0);
  if (counts.length === 0) return `Version ${version} is here. No passage of it is noted yet.`;
  const words = counts.map(({ count, word }, index) =>
    index === 0 ? `${count} ${count === 1 ? 'note' : 'notes'} ${word}` : `${count} ${word}`,
  );
  return `Version ${version}: ${words.join(', ')}.`;
}

/** What waits to be decided: `2 passages have changed and 1 was not found in version 3.`; null when nothing does. */
export function undecidedWords(version: number, { changed, lost }: Pick<States, 'changed' | 'lost'>): string | null {
  const passages = (count: number) => `${count} ${count === 1 ? 'passage' : 'passages'}`;
  if (changed > 0) {
    const more = lost === 0 ? '' : ` and ${lost} ${lost === 1 ? 'was' : 'were'} not found`;
    return `${passages(changed)} ${changed === 1 ? 'has' : 'have'} changed${more} in version ${version}.`;
  }
  return lost === 0 ? null : `${passages(lost)} ${lost === 1 ? 'was' : 'were'} not found in version ${version}.`;
}

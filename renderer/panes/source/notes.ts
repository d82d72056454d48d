import type { Annotation } from '../../../core/model/annotation.ts';
import type { Passage } from './passages.ts';

/** Where a note stands in the margin: above all, beside its passage, or after all because its passage is lost. */
export type NotePlace = 'source' | 'passage' | 'lost';
export type Note = { readonly annotation: Annotation; readonly place: NotePlace };

/** All notes in the order of the margin. `passages` are those that can be painted, in document order. */
export function notesOf(annotations: readonly Annotation[], passages: readonly Passage[]): Note[] {
  const order = new Map(passages.map(({ id }, index) => [id, index]));
  const rank = ({ anchor, id }: Annotation) => (anchor === null ? -1 : (order.get(id) ?? Number.MAX_SAFE_INTEGER));
  const placeOf = ({ anchor, id }: Annotation): NotePlace => {
    if (anchor === null) return 'source';
    return order.has(id) ? 'passage' : 'lost';
  };
  return annotations
    .toSorted((one, other) => rank(one) - rank(other))
    .map((annotation) => ({ annotation, place: placeOf(annotation) }));
}

/** A passage's note shows once it says something, waits to be decided or is selected; others always. */
export function isShown({ annotation, place }: Note, selectedId: string | null): boolean {
  return place !== 'passage' || annotation.comment !== '' || annotation.id === selectedId || isUndecided(annotation);
}

/** Its passage has changed or is lost: a person has to say what it stands for. */
export function isUndecided({ anchor, state }: Pick<Annotation, 'anchor' | 'state'>): boolean {
  return anchor !== null && (state === 'changed' || state === 'lost');
}

/** What has become of a note's passage, in words; null while it stands where it stood. */
export function stateWords({ annotation, place }: Note): string | null {
  if (place === 'lost') return 'Passage not found';
  if (annotation.state === 'changed') return 'Passage changed';
  return annotation.state === 'moved' ? `Moved in version ${annotation.anchor?.articleVersion}` : null;
}

/** `1 note`, `12 notes`. */
export function notesWords(count: number): string {
  return count === 1 ? '1 note' : `${count} notes`;
}

/** How often a passage is cited, in words: `cited once`, `cited 3 times`. */
export function citedWords(count: number): string {
  if (count === 1) return 'cited once';
  return count === 2 ? 'cited twice' : `cited ${count} times`;
}

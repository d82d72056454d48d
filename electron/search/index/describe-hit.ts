import type { HitKind, SearchHit } from '../../../core/ipc/search.ts';
import { bestPassage, findPassage, findTerms } from '../../../core/search/find-hits.ts';
import { markHits, snippetOf } from '../../../core/search/snippet.ts';
import type { Term } from '../../../core/search/terms.ts';
import type { Head } from './index-row.ts';

/** What a search shows of a document: its title and the passage that speaks most for it, with the hits marked. */
export function describeHit(
  { kind, id, head, text }: { kind: HitKind; id: string; head: Head; text: string },
  terms: readonly Term[],
): SearchHit {
  const { quote, naming, ...facts } = head;
  const titlePieces = markHits(head.title, kind === 'annotation' ? [] : findTerms(head.title, terms));
  const hits = findPassage(text, terms);
  const shown = { kind, id, ...facts, titlePieces };
  if (hits.length > 0) {
    const best = bestPassage(hits);
    const place = kind === 'annotation' || best === null ? head.place : { start: best.start, end: best.end };
    return { ...shown, place, snippet: snippetOf(text, hits), field: kind === 'annotation' ? 'comment' : 'text' };
  }
  const named = findTerms(naming, terms);
  if (named.length > 0) return { ...shown, snippet: snippetOf(naming, named), field: 'tags' };
  if (kind === 'annotation' && text.trim() !== '') return { ...shown, snippet: snippetOf(text, []), field: 'comment' };
  const beginning = snippetOf(kind === 'annotation' ? (quote ?? '') : text, []);
  // Without a text of its own it shows its title.
  const snippet = beginning.some((piece) => piece.text.trim() !== '') ? beginning : titlePieces;
  return { ...shown, snippet, field: kind === 'annotation' ? 'text' : 'title' };
}

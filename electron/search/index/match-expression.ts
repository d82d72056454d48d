import { readFilter } from '../../../core/search/filters.ts';
import type { Clause, Part, Query } from '../../../core/search/query.ts';
import { termOf } from '../../../core/search/terms.ts';
import { isSingle } from '../../../core/search/tokens.ts';
import { anyDocument, filterPhrases, noDocument, singleWord } from './facts.ts';
import { prefixLength } from './schema.ts';

/** Clauses beyond these do not count: each costs time, and nobody types so many. */
const mostClauses = 64;

/** The most frequent words that begin so: what a beginning too short to be looked up stands for. */
type Beginning = (start: string) => readonly string[];

/**
 * The query as an expression of FTS5, which never fails: every word stands in quotation marks, and folded words hold
 * none. Null when nothing is asked for.
 */
export function matchExpression({ clauses }: Query, beginning: Beginning): string | null {
  const anyOf = (clause: Clause): string => anyOfClause(clause, beginning);
  const counted = clauses.slice(0, mostClauses);
  const wanted = counted.filter(({ negated }) => !negated).map(anyOf);
  const excluded = counted.filter(({ negated }) => negated).map(anyOf);
  if (counted.length === 0) return null;
  const together = closeTogether(counted);
  const positive = wanted.length === 0 ? quoted(anyDocument) : wanted.join(' AND ');
  const either = together === null ? positive : `((${positive}) OR ${together})`;
  return excluded.length === 0 ? either : `(${either}) NOT (${excluded.join(' OR ')})`;
}

/**
 * The words of a plain query as one phrase: as an alternative to them it finds nothing more, but the documents in which
 * they stand in this order are ranked higher.
 */
function closeTogether(clauses: readonly Clause[]): string | null {
  if (clauses.length < 2 || clauses.length > 4) return null;
  const words: string[] = [];
  for (const {
    negated,
    anyOf: [part, ...others],
  } of clauses) {
    if (part?.kind !== 'word' || others.length > 0 || negated || part.prefix) return null;
    const term = termOf(part);
    if (term === null || term.prefix) return null;
    words.push(...term.words);
  }
  return quoted(words.join(' '));
}

function anyOfClause({ anyOf: parts }: Clause, beginning: Beginning): string {
  const phrases = parts.flatMap((part) => phrasesOf(part, beginning));
  return phrases.length === 1 ? (phrases[0] ?? '') : `(${phrases.join(' OR ')})`;
}

function phrasesOf(part: Part, beginning: Beginning): string[] {
  if (part.kind === 'filter') {
    const filter = readFilter(part.field, part.value);
    const phrases = typeof filter === 'string' ? [] : filterPhrases(filter);
    return phrases.length === 0 ? [quoted(noDocument)] : phrases.map(quoted);
  }
  const term = termOf(part);
  if (term === null) return [];
  const [only] = term.words;
  if (term.words.length === 1 && only !== undefined && isSingle(only)) return [quoted(singleWord(only))];
  if (term.words.length === 1 && term.prefix && only !== undefined && only.length < prefixLength) {
    return [only, ...beginning(only)].map(quoted);
  }
  return [`${quoted(term.words.join(' '))}${term.prefix ? ' *' : ''}`];
}

function quoted(words: string): string {
  return `"${words}"`;
}

import { type FilterField, readFilter } from './filters.ts';
import { type Lexeme, lexQuery } from './lex-query.ts';
import { wordsOf } from './tokens.ts';

export { formatFilter, toggleFilter } from './filter-text.ts';
export { type FilterField, filterFields } from './filters.ts';

export type Part =
  | { readonly kind: 'word'; readonly text: string; readonly prefix: boolean }
  /** `prefix`: its last word is still being typed. */
  | { readonly kind: 'phrase'; readonly text: string; readonly prefix: boolean }
  | { readonly kind: 'filter'; readonly field: FilterField; readonly value: string };

/** One clause: any of `anyOf` must hold (none of them when `negated`). */
export type Clause = { readonly negated: boolean; readonly anyOf: readonly Part[] };

export type Query = {
  /** All of them must hold. */
  readonly clauses: readonly Clause[];
  /** Sentences on filters whose value makes no sense; they match nothing. */
  readonly problems: readonly string[];
};

/**
 * Reads what a person typed: words, `pre*`, "phrases", `-without`, `one OR another`, `field:value`. Any text is a query:
 * what has no meaning is taken as words, or left out when it has no letters. `lastIsPrefix`: the text is being typed,
 * so a word at its very end is the beginning of one.
 */
export function parseQuery(text: string, { lastIsPrefix = false }: { readonly lastIsPrefix?: boolean } = {}): Query {
  const clauses: { negated: boolean; anyOf: Part[] }[] = [];
  const problems: string[] = [];
  let joins = false;
  for (const lexeme of lexQuery(text)) {
    if (lexeme.kind === 'or') {
      joins = true;
      continue;
    }
    const part = partOf(lexeme, lastIsPrefix && lexeme.end === text.length);
    if (part === null) continue;
    const filter = part.kind === 'filter' ? readFilter(part.field, part.value) : null;
    if (typeof filter === 'string') problems.push(filter);
    const last = clauses.at(-1);
    if (joins && last !== undefined && !last.negated && !lexeme.negated) last.anyOf.push(part);
    else clauses.push({ negated: lexeme.negated, anyOf: [part] });
    joins = false;
  }
  return { clauses, problems };
}

/** Whether anything in it needs the index: words or phrases. */
export function hasWords(query: Query): boolean {
  return query.clauses.some(({ anyOf }) => anyOf.some(({ kind }) => kind !== 'filter'));
}

function partOf(lexeme: Exclude<Lexeme, { kind: 'or' }>, isLast: boolean): Part | null {
  const { text } = lexeme;
  if (lexeme.kind === 'filter') return text === '' ? null : { kind: 'filter', field: lexeme.field, value: text };
  if (wordsOf(text).length === 0) return null;
  if (lexeme.kind === 'phrase') return { kind: 'phrase', text, prefix: isLast && !lexeme.closed };
  return { kind: 'word', text, prefix: lexeme.prefix || isLast };
}

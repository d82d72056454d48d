import { type FilterField, foldName } from './filters.ts';
import { type Lexeme, lexQuery, needsQuotes } from './lex-query.ts';

/** A filter as it is written in a query. */
export function formatFilter(field: FilterField, value: string): string {
  const plain = value
    .replace(/["“”„‟«»＂]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  return needsQuotes(plain) ? `${field}:"${plain}"` : `${field}:${plain}`;
}

/** Fields of which a document has one value: a second one is another that will do. */
const alternatives: ReadonlySet<FilterField> = new Set(['publisher', 'lang', 'grade']);

/**
 * Takes the filter out of the query's text when it is there, else adds it: as another that will do where a document can
 * have one only, in place of the old one for days and `cited`, and as one more to hold for tags.
 */
export function toggleFilter(text: string, field: FilterField, value: string): string {
  const lexemes = lexQuery(text);
  const same = lexemes.filter((one) => one.kind === 'filter' && one.field === field && !one.negated);
  const there = same.find((one) => one.kind === 'filter' && foldName(one.text) === foldName(value));
  if (there !== undefined) return withoutLexeme(text, lexemes, there);
  const written = formatFilter(field, value);
  const last = same.at(-1);
  if (last === undefined || field === 'tag') return tidy(`${text} ${written}`);
  const start = alternatives.has(field) ? `${text.slice(0, last.end)} OR ` : text.slice(0, last.start);
  return tidy(start + written + text.slice(last.end));
}

/** An OR beside it goes with it. */
function withoutLexeme(text: string, lexemes: readonly Lexeme[], lexeme: Lexeme): string {
  const at = lexemes.indexOf(lexeme);
  const [before, after] = [lexemes[at - 1], lexemes[at + 1]];
  const start = after?.kind !== 'or' && before?.kind === 'or' ? before.start : lexeme.start;
  const end = after?.kind === 'or' ? after.end : lexeme.end;
  return tidy(`${text.slice(0, start)} ${text.slice(end)}`);
}

function tidy(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

import { asFilterField, type FilterField } from './filters.ts';

type Place = { readonly start: number; readonly end: number };

/** A piece of a query's text. Offsets: UTF-16, half-open. `text` is without its signs; a filter's is its value. */
export type Lexeme = Place &
  (
    | { readonly kind: 'or' }
    | { readonly kind: 'word'; readonly negated: boolean; readonly text: string; readonly prefix: boolean }
    | { readonly kind: 'phrase'; readonly negated: boolean; readonly text: string; readonly closed: boolean }
    | { readonly kind: 'filter'; readonly negated: boolean; readonly text: string; readonly field: FilterField }
  );

const quote = /["“”„‟«»＂]/;
const piece = /(-*)(?:([A-Za-z]+)[:：])?(?:["“”„‟«»＂]([^"“”„‟«»＂]*)(["“”„‟«»＂]?)|([^\s"“”„‟«»＂]+))?/y;

/** Parts a query's text, whatever it is. Quotation marks that are never closed are closed by its end. */
export function lexQuery(text: string): Lexeme[] {
  const lexemes: Lexeme[] = [];
  let at = 0;
  while (at < text.length) {
    if (/\s/.test(text[at] ?? '')) {
      at += 1;
      continue;
    }
    const lexeme = lexemeAt(text, at);
    if (lexeme !== null) lexemes.push(lexeme);
    at = lexeme?.end ?? at + 1;
  }
  return lexemes;
}

function lexemeAt(text: string, start: number): Lexeme | null {
  piece.lastIndex = start;
  const match = piece.exec(text);
  if (match === null || match[0] === '') return null;
  const [whole, minus = '', name = '', quoted, close = '', plain = ''] = match;
  const place = { start, end: start + whole.length };
  const negated = minus !== '';
  const field = asFilterField(name);
  if (field !== null) return { ...place, kind: 'filter', negated, field, text: (quoted ?? plain).trim() };
  const unknown = name === '' ? '' : `${name} `;
  if (quoted !== undefined) return { ...place, kind: 'phrase', negated, text: unknown + quoted, closed: close !== '' };
  if (whole === 'OR') return { ...place, kind: 'or' };
  const word = unknown + plain;
  return { ...place, kind: 'word', negated, text: word.replace(/\*+$/, ''), prefix: word.endsWith('*') };
}

/** Whether a value must stand in quotation marks to stay one value. */
export function needsQuotes(value: string): boolean {
  return /\s/.test(value) || quote.test(value);
}

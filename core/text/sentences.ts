import { periodMayEnd } from './abbreviations.ts';

/** UTF-16 offsets, half-open. */
export type TextRange = { start: number; end: number };

/** Ends a sentence wherever it stands: Chinese and Japanese, Urdu, Arabic, Devanagari, Armenian, Ethiopic, Burmese, Khmer. */
const fullStops = '。！？｡．؟۔।॥։።။។';
const periods = '.!?…';
const closers = '”’」』》】）〕〉〗｣"\'»›)]}';
/** What shows after a quotation's end that the sentence round it goes on. */
const continuers = ',;:，、；：،؛';

const space = /\s/;
const wordBefore = /[\p{L}\p{M}\p{N}§°][\p{L}\p{M}\p{N}§°.]*$/u;
const wordAfter = /\s*[\s"'“‘«‹„(¿¡[{—–-]*([\p{L}\p{M}\p{N}]*)/uy;
/** Longer words before a period are no abbreviations. */
const wordReach = 24;
/** How far back a straight quote is looked for that the one in question may close. */
const quotationReach = 500;

/**
 * The sentences of one block's text, without the white space round them. One pass: abbreviations, initials and
 * decimals don't end a sentence, closing quotes and brackets belong to the one that they close. `lang` (a BCP 47
 * tag, or null) is needed only for ordinal numbers such as the German `5. Mai`.
 */
export function splitSentences(text: string, lang: string | null): TextRange[] {
  const sentences: TextRange[] = [];
  let start = skipSpace(text, 0);
  let at = start;
  while (at < text.length) {
    const end = isTerminator(text[at]) ? sentenceEnd(text, start, at, lang) : null;
    if (end === null) {
      at += 1;
      continue;
    }
    if (end.ends) {
      sentences.push({ start, end: end.after });
      start = skipSpace(text, end.after);
    }
    at = Math.max(end.after, start);
  }
  const last = trimmedEnd(text, start);
  if (last > start) sentences.push({ start, end: last });
  return sentences;
}

/** Looks at the run of terminators and closers from `at` on: where it ends, and whether the sentence ends there. */
function sentenceEnd(text: string, start: number, at: number, lang: string | null): { after: number; ends: boolean } {
  let stop = at;
  while (isTerminator(text[stop])) stop += 1;
  let after = stop;
  while (isCloser(text, start, after)) after += 1;
  // French parts its quotation marks from the text: « Non. »
  if (/^[\u00A0\u202F]»$/.test(text.slice(after, after + 2))) after += 2;
  return { after, ends: ends(text, start, at, stop, after, lang) };
}

function ends(text: string, start: number, at: number, stop: number, after: number, lang: string | null): boolean {
  const run = text.slice(at, stop);
  const following = text[skipSpace(text, after)] ?? '';
  if (following === '') return true;
  if (continuers.includes(following)) return false;
  if ([...run].some((sign) => fullStops.includes(sign))) return true;
  if (!space.test(text[after] ?? '')) return isIdeograph(text[at - 1]) && isIdeograph(text[after]);
  wordAfter.lastIndex = after;
  const next = wordAfter.exec(text)?.[1] ?? '';
  if (/^\p{Ll}/u.test(next)) return false;
  if (run !== '.' || after > stop) return true;
  const word = wordBefore.exec(text.slice(Math.max(start, at - wordReach), at))?.[0] ?? '';
  if (word === '') return true;
  if (/^\d{1,3}$/.test(word) && at - word.length === start) return false;
  return periodMayEnd(word, next, lang);
}

function isTerminator(sign: string | undefined): boolean {
  return sign !== undefined && (periods.includes(sign) || fullStops.includes(sign));
}

/** A straight quote before a letter closes only if one is open in the sentence. */
function isCloser(text: string, start: number, at: number): boolean {
  const sign = text[at];
  if (sign === undefined || !closers.includes(sign)) return false;
  if (sign !== '"' && sign !== "'") return true;
  const next = text[at + 1];
  if (next === undefined || !/[\p{L}\p{N}]/u.test(next)) return true;
  return text.slice(Math.max(start, at - quotationReach), at).split(sign).length % 2 === 0;
}

function isIdeograph(sign: string | undefined): boolean {
  return sign !== undefined && /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(sign);
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && space.test(text[at] ?? '')) at += 1;
  return at;
}

function trimmedEnd(text: string, start: number): number {
  let end = text.length;
  while (end > start && space.test(text[end - 1] ?? '')) end -= 1;
  return end;
}

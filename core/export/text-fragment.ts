import { replaceLoneSurrogates } from './well-formed.ts';

/** Chromium's own generator of such links quotes passages up to this length whole. */
const longestExact = 300;
/** How much of either end of a longer passage is quoted, at least, up to whole words. */
const endLength = 40;

/**
 * A link that opens the page at the passage (WICG Scroll To Text Fragment): `#:~:text=exact`, or
 * `#:~:text=start,end` when the passage is long or has several lines. A fragment that the address has stays in
 * front. Null when the address isn't one of http or https.
 */
export function linkToPassage(url: string, passage: string | null): string | null {
  const address = webAddress(url);
  if (address === null) return null;
  const directive = passage === null ? '' : textDirective(passage);
  if (directive === '') return address;
  const plain = address.replace(/#?:~:.*$/, '');
  return `${plain}${plain.includes('#') ? '' : '#'}:~:text=${directive}`;
}

/** The address with everything percent-encoded that has no place in one; null unless http or https. */
export function webAddress(url: string): string | null {
  if (!/^https?:\/\//i.test(url)) return null;
  return replaceLoneSurrogates(url.trim()).replace(/[\s<>"\\^`{|}]|[^\x21-\x7e]/gu, encodeURIComponent);
}

function textDirective(passage: string): string {
  const lines = passage
    .split(/[\n\t]/)
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '');
  const first = lines[0];
  const last = lines.at(-1);
  if (first === undefined || last === undefined) return '';
  const start = wordsAtStart(first);
  const end = wordsAtEnd(last);
  const short = first.length <= Math.max(longestExact, start.length + end.length);
  return lines.length === 1 && short ? encode(first) : `${encode(start)},${encode(end)}`;
}

function wordsAtStart(line: string): string {
  for (const { segment, index, isWordLike } of words(line.slice(0, longestExact))) {
    const end = index + segment.length;
    if (isWordLike && end >= endLength) return line.slice(0, end);
  }
  return line;
}

function wordsAtEnd(line: string): string {
  const tail = line.slice(-longestExact);
  let start = 0;
  for (const { index, isWordLike } of words(tail)) {
    if (isWordLike && tail.length - index >= endLength) start = index;
  }
  return tail.slice(start);
}

function words(text: string): Intl.Segments {
  return new Intl.Segmenter('und', { granularity: 'word' }).segment(text);
}

/** `,`, `&` and `-` have a meaning of their own in a text directive. */
function encode(text: string): string {
  return encodeURIComponent(replaceLoneSurrogates(text)).replace(/-/g, '%2D');
}

const wide = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Bopomofo}\u3001-\u303f\uff01-\uff65';
const unspaced = new RegExp(`[${wide}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}]`, 'u');
const lastSign = /\P{M}\p{M}*$/u;
/** What a hyphen that waits for the next word is followed by, as in “Ein- und Ausfuhr” and “pre- and post-war”. */
const joiners = /^(?:und|oder|bzw|and|or|to|et|ou|y|o|e|en|of|och|eller|og)(?![\p{L}])/u;

/** Words of the whole document as they stand within lines: they tell how a word that is parted at a line's end is written. */
export type Vocabulary = ReadonlySet<string>;

export function vocabularyOf(lines: Iterable<string>): Vocabulary {
  const words = new Set<string>();
  for (const line of lines) {
    const found = line.toLowerCase().match(/[\p{L}\p{M}\p{N}]+(?:[-\u2010][\p{L}\p{M}\p{N}]+)*/gu) ?? [];
    const cut = /[-\u2010\u00ad]$/.test(line.trimEnd());
    for (const word of cut ? found.slice(0, -1) : found) words.add(word.replaceAll('\u2010', '-'));
  }
  return words;
}

/** The lines of a paragraph as one: with a space between, none in scripts without spaces, and parted words made whole. */
export function joinLines(lines: readonly string[], vocabulary: Vocabulary): string {
  let text = '';
  for (const line of lines.map((one) => one.trim()).filter((one) => one !== '')) {
    text = text === '' ? line : joinTwo(text, line, vocabulary);
  }
  return text.replaceAll('\u00ad', '');
}

function joinTwo(text: string, line: string, vocabulary: Vocabulary): string {
  if (text.endsWith('\u00ad')) return text.slice(0, -1) + line;
  const head = /(?<word>[\p{L}\p{M}\p{N}]+(?:[-\u2010][\p{L}\p{M}\p{N}]+)*)[-\u2010]$/u.exec(text)?.groups?.['word'];
  const tail = /^[\p{L}\p{M}\p{N}]+(?:[-\u2010][\p{L}\p{M}\p{N}]+)*/u.exec(line)?.[0];
  if (head !== undefined && tail !== undefined) {
    if (joiners.test(line)) return `${text} ${line}`;
    return keepsHyphen(head, tail, vocabulary) ? text + line : text.slice(0, -1) + line;
  }
  const end = lastSign.exec(text)?.[0] ?? '';
  return unspaced.test(end) && unspaced.test(line.slice(0, 2)) ? text + line : `${text} ${line}`;
}

/**
 * Whether the hyphen belongs to the word. It does where the document has it elsewhere in a line, and before a capital or
 * a number; it doesn't where the document has the word without it. Else a hyphen is taken as put in by the typesetter,
 * unless the word has another one already, as in “state-of-the-art”.
 */
function keepsHyphen(head: string, tail: string, vocabulary: Vocabulary): boolean {
  if (!/\p{Ll}$/u.test(head) || !/^\p{Ll}/u.test(tail)) return true;
  const [first, second] = [head.toLowerCase().replaceAll('\u2010', '-'), tail.toLowerCase().replaceAll('\u2010', '-')];
  if (vocabulary.has(`${first}-${second}`)) return true;
  if (vocabulary.has(first + second)) return false;
  return first.includes('-') || second.includes('-');
}

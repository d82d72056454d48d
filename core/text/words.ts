/** Written without spaces, and counted letter by letter, as most editors do. */
const letterIsWord = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu;
/** Written without spaces, and parted by the platform's dictionaries. */
const unspaced = /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]+/gu;
/** Letters and digits, with apostrophes, hyphens and points between them, commas and points between digits. */
const spaced =
  /[\p{L}\p{N}][\p{L}\p{M}\p{N}\u200C\u200D]*(?:(?:['’.‐‑-]|(?<=\p{N}),(?=\p{N}))[\p{L}\p{N}][\p{L}\p{M}\p{N}\u200C\u200D]*)*/gu;

/** `Intl.Segmenter` takes quadratic time, so it sees this many UTF-16 units at most at once. */
const pieceLength = 1_000;

/**
 * The number of words. Each Chinese character and Japanese kana counts as one; Thai, Lao, Khmer and Burmese
 * are parted by dictionary, for which `lang` (a BCP 47 tag) may be of use; all else is parted by spaces and signs.
 */
export function countWords(text: string, lang: string | null): number {
  let count = 0;
  const others = text
    .replace(letterIsWord, () => {
      count += 1;
      return ' ';
    })
    .replace(unspaced, (run) => {
      count += countByDictionary(run, lang);
      return ' ';
    });
  return count + (others.match(spaced)?.length ?? 0);
}

function countByDictionary(run: string, lang: string | null): number {
  const segmenter = new Intl.Segmenter(/^[a-z]{2,3}(?=-|$)/i.exec(lang ?? '')?.[0], { granularity: 'word' });
  let count = 0;
  for (let at = 0; at < run.length; at += pieceLength) {
    for (const segment of segmenter.segment(run.slice(at, at + pieceLength)))
      if (segment.isWordLike === true) count += 1;
  }
  return count;
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitSentences } from '../../../core/text/sentences.ts';

/** Each row is a language and a text whose sentences are parted by ¦. */
const table: readonly (readonly [string | null, string])[] = [
  ['en', 'One. ¦Two! ¦Three? ¦Four'],
  ['en', 'Dr. Smith met Mr. Jones and Mrs. Lee. ¦They talked.'],
  ['en', 'Gen. Green and Lt. Col. White of Mt. Vernon spoke. ¦End.'],
  ['en', 'The U.S. Senate voted. ¦The bill passed.'],
  ['en', 'He lives in the U.S. ¦The house is big.'],
  ['en', 'He went to St. Petersburg from Main St. ¦The trip was long.'],
  ['en', 'See No. 5 of the report. ¦It matters.'],
  ['en', 'Is it so? ¦No. ¦We will not go.'],
  ['en', 'See pp. 3–4, art. 7 and fig. 12. ¦It matters.'],
  ['en', 'R. Almgren wrote it. ¦J. K. Rowling did not.'],
  ['en', 'It rose 3.5 percent. ¦Prices fell.'],
  ['en', 'He left at 5. ¦She stayed.'],
  ['en', 'It is 2024. ¦Time flies.'],
  ['en', 'Section 4.2.1 says so. ¦Fine.'],
  ['en', 'Use fruit, e.g. Apples, i.e. fruit. ¦Done.'],
  ['en', '“Is it true?” he asked. ¦“Yes.” ¦She left.'],
  ['en', '"Stop." ¦He ran.'],
  ['en', 'He said "Stop." ¦"Why?" she asked.'],
  ['en', '“Is it?”, he asked. ¦Yes.'],
  ['en', 'Wait... what? ¦Yes… ¦No.'],
  ['en', 'Acme Inc. Chairman Bob left. ¦Acme Inc. ¦The firm grew.'],
  ['en', '(It was late.) ¦Then we left.'],
  ['en', 'At 5 p.m. ¦The talks ended. ¦At 5 p.m. Monday it rained.'],
  ['en', 'In Jan. 2024 it rose. ¦In Jan. ¦The rest fell.'],
  ['en', 'Visit https://a.b/c.d?x=1. ¦Then go.'],
  ['en', '1. First point. ¦2. Second point.'],
  ['en', 'Smith et al. (2020) say so. ¦They are right.'],
  ['en', 'Yahoo! said so. ¦OK.'],
  ['en', 'A?! ¦B!! ¦C.'],
  ['en', 'Line one.\n¦Line two\ngoes on.'],
  ['en', '“It is over,” he said — “for now.” ¦Then he left.'],
  ['de', 'Am 5. Mai kam er. ¦Dann ging er.'],
  ['de', 'Das ist z. B. Berlin, d. h. die Stadt. ¦Ja.'],
  ['fr', 'M. Dupont est venu. ¦Il part. ¦«\u00A0Non.\u00A0»'],
  ['es', '¿Qué pasa? ¦¡Nada! ¦El Sr. Gómez se fue.'],
  ['ru', 'А. С. Пушкин родился. ¦Он жил.'],
  ['zh', '他来了。¦他说：“你好。”¦我走了！¦真的吗？¦是的'],
  ['zh', '“真的吗？”，他问。¦好。'],
  ['zh', '（见上文。）¦下一句。'],
  ['zh', '他说："好。"¦然后走了。'],
  ['zh', '我们去。¦"好"他说。'],
  ['zh', '增长3.5%。¦很好!¦他同意.¦我们走'],
  ['ja', 'ここは東京です。¦「はい！」¦行きます。'],
  ['ur', 'وہ آیا۔ ¦کیا وہ گیا؟ ¦ہاں۔'],
  ['ur', 'آج اچھا دن ہے۔ ¦"ہم جائیں گے۔" ¦اس نے کہا۔'],
  ['ar', 'ذهب الرجل. ¦هل عاد؟ ¦نعم!'],
  ['ar', 'قال د. محمد ذلك. ¦ثم ذهب.'],
  ['hi', 'यह है। ¦वह है।'],
  [null, 'No language is known. ¦还是分得开。¦ٹھیک ہے۔'],
];

const sentencesOf = (text: string, lang: string | null = 'en'): string[] =>
  splitSentences(text, lang).map(({ start, end }) => text.slice(start, end));

describe('splitSentences', () => {
  it.each(table)('splits (%s) %s', (lang, marked) => {
    expect(sentencesOf(marked.replaceAll('¦', ''), lang)).toEqual(marked.split('¦').map((sentence) => sentence.trim()));
  });

  it('leaves out the white space round a sentence', () => {
    expect(splitSentences('  One.  Two ', 'en')).toEqual([
      { start: 2, end: 6 },
      { start: 8, end: 11 },
    ]);
  });

  it.each(['', ' \n '])('finds none in %j', (text) => {
    expect(splitSentences(text, 'en')).toEqual([]);
  });

  it('covers every letter of any text once, in order', () => {
    const unit = fc.constantFrom(...'aB1 .!?…。”"\')(،؟۔中\n', 'Dr. ', 'U.S. ');
    fc.assert(
      fc.property(fc.string({ unit }), (text) => {
        const sentences = sentencesOf(text);
        expect(sentences.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
        expect(sentences.every((sentence) => sentence !== '' && sentence === sentence.trim())).toBe(true);
      }),
    );
  });

  it('takes a long text without white space or sentence ends', () => {
    expect(sentencesOf('中'.repeat(300_000))).toHaveLength(1);
    expect(sentencesOf('."a'.repeat(50_000))).toHaveLength(1);
    expect(sentencesOf('政策已定。'.repeat(50_000), 'zh')).toHaveLength(50_000);
  });
});

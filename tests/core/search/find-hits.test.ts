import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bestPassage, findHits } from '../../../core/search/find-hits.ts';
import { parseQuery } from '../../../core/search/query.ts';
import { markHits, snippetOf } from '../../../core/search/snippet.ts';

const hitsIn = (text: string, query: string): string[] =>
  findHits(text, parseQuery(query)).map(({ start, end }) => text.slice(start, end));

describe('findHits', () => {
  it.each([
    ['The Indus Waters Treaty', 'waters', ['Waters']],
    ['The Indus Waters Treaty', 'wat*', ['Waters']],
    ['Indus treaty, Indus waters', '"indus waters"', ['Indus waters']],
    ['Indus water, Indus waters', '"indus wat', []],
    ['L’hôtel', 'hotel', ['hôtel']],
    ['China’s port', '"china port"', ['China’s port']],
    ['双方在巴基斯坦会谈', '巴基斯坦', ['巴基斯坦']],
    ['巴基斯坦', '坦', ['坦']],
    ['坦克', '坦', ['坦']],
    ['水资源与水', '水', ['水', '水']],
    ['پاکستان كا', 'پاكستان', ['پاکستان']],
    ['water and dam', 'water -dam OR "x"', ['water']],
    ['water dam', 'lang:en', []],
    ['dam', '', []],
    ['a a a', '"a a"', ['a a a']],
  ])('finds in %j for %j: %j', (text, query, hits) => {
    expect(hitsIn(text, query)).toEqual(hits);
  });

  it('gives hits in order that lie in the text and never overlap', () => {
    const words = fc.string({ unit: fc.constantFrom(...'ab "*水源’é -\u0301𠀀'), maxLength: 40 });
    fc.assert(
      fc.property(words, words, (text, query) => {
        let at = 0;
        for (const { start, end } of findHits(text, parseQuery(query))) {
          expect(start).toBeGreaterThanOrEqual(at);
          expect(end).toBeGreaterThan(start);
          at = end;
        }
        expect(at).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('bestPassage', () => {
  it('is the first one with the most different words', () => {
    const text = `water water water${' filler'.repeat(60)} water and a treaty${' filler'.repeat(60)} treaty, water`;
    const hits = findHits(text, parseQuery('water treaty'));
    expect(bestPassage(hits)?.start).toBe(text.indexOf('water and'));
    expect(bestPassage([])).toBeNull();
  });
});

describe('a snippet', () => {
  const text = `Start.${' filler'.repeat(60)} the Indus\n\nwaters treaty${' filler'.repeat(60)} end.`;

  it('shows the best passage on one line, with its hits and with signs of what is left out', () => {
    const pieces = snippetOf(text, findHits(text, parseQuery('indus treaty')));
    expect(pieces.filter(({ hit }) => hit).map((piece) => piece.text)).toEqual(['Indus', 'treaty']);
    const shown = pieces.map((piece) => piece.text).join('');
    expect(shown).toMatch(/^… filler .* the Indus waters treaty filler.* …$/);
    expect(shown.length).toBeLessThan(230);
  });

  it('shows the beginning when there are no hits', () => {
    expect(snippetOf('Short\ntext.', [])).toEqual([{ text: 'Short text.', hit: false }]);
  });

  it('never parts a character', () => {
    const emoji = '😀'.repeat(300);
    for (const shift of ['', 'x']) {
      const pieces = snippetOf(shift + emoji, []);
      expect(pieces.some((piece) => /[\ud800-\udfff]/u.test(piece.text))).toBe(false);
    }
  });
});

describe('markHits', () => {
  it('gives the whole text back', () => {
    const words = fc.string({ unit: fc.constantFrom(...'ab 水源é'), maxLength: 40 });
    fc.assert(
      fc.property(words, words, (text, query) => {
        const pieces = markHits(text, findHits(text, parseQuery(query)));
        expect(pieces.map((piece) => piece.text).join('')).toBe(text);
      }),
    );
  });
});

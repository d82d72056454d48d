import { describe, expect, it } from 'vitest';
import { blockAt, locatorOf } from '../../../core/anchoring/locate.ts';
import { pageAt } from '../../../core/anchoring/page-count.ts';
import { parseDocument } from '../../../core/markdown/parse.ts';

const { text, blocks } = parseDocument('# Head\n\nfirst\n\nsecond\n\n## Middle\n\nthird\n\n## End');

function locate(passage: string): string {
  const start = text.indexOf(passage);
  return locatorOf(blocks, start, start + passage.length);
}

describe('blockAt', () => {
  it('gives the block that an offset stands in', () => {
    expect(blockAt(blocks, text.indexOf('econd'))?.text).toBe('second');
    expect(blockAt(blocks, 0)?.text).toBe('Head');
  });

  it.each([-1, 4, 5, text.length, Number.NaN])('gives none between blocks and outside the text: %d', (offset) => {
    expect(blockAt(blocks, offset)).toBeNull();
  });

  it('gives none in an empty text', () => {
    expect(blockAt([], 0)).toBeNull();
  });
});

describe('locatorOf', () => {
  it.each([
    ['irs', '¶1'],
    ['second', '¶2'],
    ['first\n\nsecond', '¶1–2'],
    ['second\n\nMiddle\n\nthird', '¶2–3'],
    ['Head\n\nfirst', '¶1'],
    ['third\n\nEnd', '¶3'],
    ['Head', 'heading above ¶1'],
    ['Middle', 'heading above ¶3'],
    ['End', 'heading'],
  ])('locates %j at %s', (passage, locator) => {
    expect(locate(passage)).toBe(locator);
  });

  it('leaves out a block that the passage only touches', () => {
    expect(locatorOf(blocks, text.indexOf('first'), text.indexOf('second'))).toBe('¶1');
  });

  it('is empty where there is no block', () => {
    expect(locatorOf(blocks, 4, 6)).toBe('');
    expect(locatorOf([], 0, 1)).toBe('');
  });
});

describe('locatorOf in a text with pages', () => {
  const paged = parseDocument('# Report\n\none\n\ntwo\n\nthree\n\n## Next\n\nfour\n\n## Last');
  const begins = (passage: string) => paged.text.indexOf(passage);
  // The third page has no text.
  const pages = [0, begins('two'), begins('Next'), begins('Next'), begins('Last')];

  it.each([
    ['one', 'p. 1 ¶1'],
    ['two', 'p. 2 ¶1'],
    ['two\n\nthree', 'p. 2 ¶1–2'],
    ['one\n\ntwo\n\nthree', 'p. 1 ¶1 – p. 2 ¶2'],
    ['three\n\nNext\n\nfour', 'p. 2 ¶2 – p. 4 ¶1'],
    ['Report', 'p. 1 heading above ¶1'],
    ['Next', 'p. 4 heading above ¶1'],
    ['Last', 'p. 5 heading'],
  ])('locates %j at %s', (passage, locator) => {
    expect(locatorOf(paged.blocks, begins(passage), begins(passage) + passage.length, pages)).toBe(locator);
  });

  it('does not name a paragraph of another page below a heading', () => {
    expect(locatorOf(paged.blocks, begins('Next'), begins('Next') + 4, [0, begins('four')])).toBe('p. 1 heading');
  });
});

describe('pageAt', () => {
  it('counts pages from 1, and takes what stands before the first as on it', () => {
    expect([0, 4, 5, 9, 12].map((offset) => pageAt([2, 5, 9], offset))).toEqual([1, 1, 2, 3, 3]);
  });

  it('passes over pages without text', () => {
    expect(pageAt([0, 0, 0, 7], 3)).toBe(3);
  });
});

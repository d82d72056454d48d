import { describe, expect, it } from 'vitest';
import { blockAt, locatorOf } from '../../../core/anchoring/locate.ts';
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

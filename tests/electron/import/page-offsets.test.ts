import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../../core/markdown/parse.ts';
import { pageOffsets } from '../../../electron/import/page-offsets.ts';

function offsetsOf(pages: readonly string[]): { offsets: number[]; text: string } {
  const canonical = parseDocument(pages.filter((page) => page !== '').join('\n\n'));
  return { offsets: pageOffsets(pages, canonical), text: canonical.text };
}

describe('pageOffsets', () => {
  it('gives where the first block of each page begins', () => {
    const { offsets, text } = offsetsOf(['# Head\n\none', 'two **bold**', '- three']);
    expect(offsets).toEqual([0, text.indexOf('two'), text.indexOf('three')]);
  });

  it('gives a page without text the place of the next, and the text’s end after the last', () => {
    const { offsets, text } = offsetsOf(['', 'one', '', '', 'two', '']);
    expect(offsets).toEqual([0, 0, text.indexOf('two'), text.indexOf('two'), text.indexOf('two'), text.length]);
  });

  it('holds for lists and tables that go on from page to page', () => {
    const block = fc.constantFrom(
      'para',
      '- item',
      '| a | b |\n| --- | --- |\n| c | d |',
      '# head',
      '7\\. seventh',
      '',
    );
    const page = fc.array(block, { maxLength: 4 }).map((blocks) => blocks.filter((one) => one !== '').join('\n\n'));
    fc.assert(
      fc.property(fc.array(page, { minLength: 1, maxLength: 6 }), (pages) => {
        const { offsets, text } = offsetsOf(pages);
        const texts = pages.map((body) => parseDocument(body).text);
        const parts = texts.map((own, i) => text.slice(offsets[i] ?? 0, (offsets[i] ?? 0) + own.length));
        expect(parts).toEqual(texts);
      }),
    );
  });
});

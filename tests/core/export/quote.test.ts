import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quoteBlock } from '../../../core/export/quote.ts';
import { parseDocument } from '../../../core/markdown/parse.ts';
import { hostilePassages } from './hostile.ts';

describe('a quoted passage', () => {
  it('keeps its paragraphs and its line breaks', () => {
    expect(quoteBlock('One\ntwo.\n\nThree.')).toBe('> One\\\n> two.\n>\n> Three.');
  });

  it('is empty when the passage is white space', () => {
    expect(quoteBlock(' \n\n \n')).toBe('');
  });

  it.each(hostilePassages)('is never taken for markup: %s', (passage) => {
    const { text, blocks } = parseDocument(quoteBlock(passage));
    expect(text).toBe(passage);
    expect(blocks.every((block) => block.kind === 'quote' && block.quoteDepth === 1)).toBe(true);
    expect(blocks.flatMap((block) => block.spans).every((span) => span.marks.every((mark) => mark === 'link'))).toBe(
      true,
    );
  });

  it('shows every letter of any lines', () => {
    const line = fc
      .string({ unit: fc.constantFrom(...'ab 1.)-+*_`[]<>!#|~^=$@&;:\\"{}') })
      .filter((text) => text.trim() !== '' && text === text.trimEnd());
    fc.assert(
      fc.property(fc.array(line, { minLength: 1 }), (lines) => {
        expect(parseDocument(quoteBlock(lines.join('\n'))).text).toBe(lines.join('\n'));
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../../core/markdown/parse.ts';
import { markdownBody } from './generated-markdown.ts';

const markup = fc.constantFrom(
  ...'*_~`[]()<>!#&;\\|-+.:\n \tab1中؟',
  '\n\n',
  '- ',
  '> ',
  '1. ',
  '    ',
  '```\n',
  '|-|-|\n',
  '<b>',
  '<br>',
  '<!--',
  '-->',
  '<div>',
  '&amp;',
  '&#10;',
  '[^1]: ',
  'http://a.b',
  '\0',
  '\r',
);
const anyBody = fc.oneof(
  fc.integer().map(markdownBody),
  fc.array(markup, { maxLength: 60 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 100 }),
);

function forAnyBody(check: (document: ReturnType<typeof parseDocument>, body: string) => void): void {
  fc.assert(
    fc.property(anyBody, (body) => {
      check(parseDocument(body), body);
    }),
    { numRuns: 1_000 },
  );
}

describe('the canonical text of any Markdown body', () => {
  it('is its blocks joined by a blank line', () => {
    forAnyBody(({ text, blocks }) => expect(text).toBe(blocks.map((block) => block.text).join('\n\n')));
  });

  it('holds each block between its offsets', () => {
    forAnyBody(({ text, blocks }) => {
      for (const block of blocks) expect(text.slice(block.start, block.end)).toBe(block.text);
    });
  });

  it('has blocks whose spans make up their text', () => {
    forAnyBody(({ blocks }) => {
      for (const block of blocks) expect(block.spans.map((span) => span.text).join('')).toBe(block.text);
    });
  });

  it('has blocks in order, none of them blank', () => {
    forAnyBody(({ blocks }) => {
      for (const [i, block] of blocks.entries()) {
        expect(block.index).toBe(i);
        expect(block.text.trim()).not.toBe('');
        expect(block.start).toBe(i === 0 ? 0 : (blocks[i - 1]?.end ?? 0) + 2);
      }
    });
  });

  it('numbers all blocks but headings, from one', () => {
    forAnyBody(({ blocks }) => {
      const numbers = blocks.filter((block) => block.kind !== 'heading').map((block) => block.number);
      expect(numbers).toEqual(numbers.map((_, i) => i + 1));
      expect(blocks.every((block) => (block.number === null) === block.level > 0)).toBe(true);
    });
  });

  it('has no carriage return and no NUL', () => {
    forAnyBody(({ text }) => expect(text).not.toMatch(/[\0\r]/));
  });

  it('does not depend on the kind of line ends', () => {
    forAnyBody((document, body) => {
      const windows = body.replace(/\r\n?/g, '\n').replaceAll('\n', '\r\n');
      expect(parseDocument(windows)).toEqual(document);
    });
  });
});

describe('markdownBody', () => {
  it('gives the same body for the same seed, and others for others', () => {
    const bodies = Array.from({ length: 300 }, (_, seed) => markdownBody(seed));
    expect(bodies).toEqual(Array.from({ length: 300 }, (_, seed) => markdownBody(seed)));
    expect(new Set(bodies).size).toBe(300);
  });

  it('makes every kind of block and every mark', () => {
    const blocks = Array.from({ length: 200 }, (_, seed) => parseDocument(markdownBody(seed)).blocks).flat();
    const kinds = new Set(blocks.map((block) => block.kind));
    const marks = new Set(blocks.flatMap((block) => block.spans.flatMap((span) => span.marks)));
    expect([...kinds].sort()).toEqual(['code', 'heading', 'html', 'list-item', 'paragraph', 'quote', 'table-row']);
    expect([...marks].sort()).toEqual(['code', 'em', 'image', 'link', 'strike', 'strong']);
  });
});

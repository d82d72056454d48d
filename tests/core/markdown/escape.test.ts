import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeInline, plainTextToMarkdown } from '../../../core/markdown/escape.ts';
import { parseDocument } from '../../../core/markdown/parse.ts';

const markup = fc.constantFrom(
  ...'\\`*_[]()<>&#~^|$@{}=+-!:.,;"\'%/ \t1aZé中؟\u00A0\u3000',
  ...['  ', '    ', '\n', '\n\n', '\r\n', '- ', '1. ', '# ', '> ', '~~', '**', '---', '===', '|-|', '&amp;', '&#32;'],
  ...['<b>', '<!--', '](', ']:', '[^a]', 'http://a.b/', 'https://x_y.z', 'www.c.d', 'e@f.gh', '```', 'word'],
);
const anyText = fc.oneof(
  fc.array(markup, { maxLength: 30 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
);
const anyLine = anyText.map((text) => text.replace(/[\0\r\n]+/g, ' ')).filter((line) => line.trim() !== '');

/** What plainTextToMarkdown promises to show. */
function shownText(text: string): string {
  const lines = text.replaceAll('\0', '\uFFFD').replace(/\r\n?/g, '\n').split('\n');
  const trimmed = lines
    .map((line) => (line.trim() === '' ? '' : line))
    .join('\n')
    .replace(/^\n+|\n+$/g, '');
  return trimmed.includes('\n\n') ? trimmed.replace(/\n{2,}/g, '\n\n') : trimmed.replaceAll('\n', '\n\n');
}

describe('plainTextToMarkdown', () => {
  it('shows any text letter for letter', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(parseDocument(plainTextToMarkdown(text)).text).toBe(shownText(text));
      }),
      { numRuns: 3_000 },
    );
  });

  it('makes paragraphs only', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { blocks } = parseDocument(plainTextToMarkdown(text));
        expect(blocks.every((block) => block.kind === 'paragraph' && block.quoteDepth === 0)).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });

  it.each([
    [
      'Costs rose 5 * 3 times, 2 < 3, AT&T (a_b_c) [sic] ~5 km: {x}',
      'Costs rose 5 * 3 times, 2 < 3, AT&T (a_b_c) [sic] ~5 km: {x}',
    ],
    ['# x', '\\# x'],
    ['- x', '\\- x'],
    ['+ x', '\\+ x'],
    ['3. foo', '3\\. foo'],
    ['> x', '\\> x'],
    ['===', '\\==='],
    ['---', '\\---'],
    ['*x* __y__', '\\*x\\* \\_\\_y\\_\\_'],
    ['[a](b)', '[a\\](b)'],
    ['[a]: b', '[a\\]: b'],
    ['[^1]', '\\[^1]'],
    ['<b>', '\\<b>'],
    ['&amp;', '\\&amp;'],
    ['`x`', '\\`x\\`'],
    ['~~x~~', '\\~\\~x\\~\\~'],
    ['C:\\dir\\', 'C:\\dir\\\\'],
    ['    code ', '&#32;   code&#32;'],
    ['see http://a.b/c_d.', 'see http://a.b/c_d.'],
    ['see http://a.b/*c* now', 'see <http://a.b/*c*> now'],
    ['see www.a.b/*c* now', 'see www\\.a.b/\\*c\\* now'],
  ])('writes %j as %j', (text, markdown) => {
    expect(plainTextToMarkdown(text)).toBe(`${markdown}\n`);
  });

  it('makes each line a paragraph when no blank line stands between', () => {
    expect(plainTextToMarkdown('\none\r\ntwo\rthree\n\n')).toBe('one\n\ntwo\n\nthree\n');
  });

  it('keeps line breaks inside paragraphs that blank lines part', () => {
    expect(plainTextToMarkdown('one\ntwo\n \t\n\nthree')).toBe('one\\\ntwo\n\nthree\n');
  });

  it('ends an address before a line break', () => {
    expect(plainTextToMarkdown('http://a.b\ntwo\n\nthree')).toBe('<http://a.b>\\\ntwo\n\nthree\n');
  });

  it('is empty for a blank text', () => {
    expect(plainTextToMarkdown(' \n\t\n')).toBe('');
  });
});

describe('escapeInline', () => {
  it.each([
    ['alone', '', ''],
    ['inside a line', 'word ', ' word'],
    ['in a list item', '- ', ''],
    ['in a quote', '> ', ''],
    ['in emphasis', '**word ', ' word**'],
    ['in a heading', '# word ', ' word'],
  ])('gives any line back %s', (_, before, after) => {
    const [alone] = parseDocument(`${before}TEXT${after}`).blocks;
    fc.assert(
      fc.property(anyLine, (line) => {
        const { blocks } = parseDocument(before + escapeInline(line) + after);
        expect(blocks.map((block) => [block.kind, block.text])).toEqual([
          [alone?.kind, alone?.text.split('TEXT').join(line)],
        ]);
      }),
      { numRuns: 1_500 },
    );
  });

  it('gives any line back in a table', () => {
    fc.assert(
      fc.property(anyLine, (line) => {
        const { blocks } = parseDocument(`| a | b |\n|---|---|\n| x ${escapeInline(line)} x | y |`);
        expect(blocks[1]?.text).toBe(`x ${line} x\ty`);
      }),
      { numRuns: 1_000 },
    );
  });

  it.each([
    ['# == [[x]] * _ < ^ ~ | `', '\\# \\=\\= \\[\\[x\\]\\] \\* \\_ \\< \\^ \\~ \\| \\`'],
    ['costs $5, says @smith {x}', 'costs \\$5, says \\@smith \\{x}'],
    ['%%hidden%% key:: value :smile:', '\\%%hidden\\%% key\\:: value \\:smile:'],
    ['- x', '\\- x'],
    ['1. x', '1\\. x'],
    ['(a) x', '(a\\) x'],
    ['iv. x', 'iv\\. x'],
    [': x', '\\: x'],
    [':x', '\\:x'],
    ['one\u2028two', 'one&#8232;two'],
    ['% x', '\\% x'],
    ['at 10:30, 3.5% (a) well-known', 'at 10:30, 3.5% (a) well-known'],
    ['http://a.b www.c.d', 'http\\://a.b www\\.c.d'],
  ])('writes %j as %j', (text, markdown) => {
    expect(escapeInline(text)).toBe(markdown);
  });
});

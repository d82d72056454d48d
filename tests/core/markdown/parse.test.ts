import { describe, expect, it } from 'vitest';
import type { Block } from '../../../core/markdown/blocks.ts';
import { maxNesting } from '../../../core/markdown/lexer.ts';
import { parseDocument } from '../../../core/markdown/parse.ts';

const textsOf = (body: string): string[] => parseDocument(body).blocks.map((block) => block.text);
const spansOf = (body: string): (readonly unknown[])[] =>
  firstBlock(body).spans.map(({ text, marks, href }) => (href === null ? [text, ...marks] : [text, ...marks, href]));

function firstBlock(body: string): Block {
  const [block] = parseDocument(body).blocks;
  if (block === undefined) throw new Error('The body shows nothing');
  return block;
}

describe('the text of a paragraph', () => {
  it.each([
    ['shows a soft line break as a space', 'one\n   two  three', 'one two  three'],
    ['shows two spaces at a line end as a line break', 'one  \n   two', 'one\ntwo'],
    ['shows a backslash at a line end as a line break', 'one\\\ntwo', 'one\ntwo'],
    ['shows <br> as a line break', 'one<br>two<BR />three', 'one\ntwo\nthree'],
    ['drops breaks at its ends', '<br>one<br>', 'one'],
    ['keeps the white space between words', 'one  two\tthree', 'one  two\tthree'],
    ['keeps white space that is written as an entity', '&#32; one &#9;', '  one \t'],
    ['decodes entities once', '&lt;b&gt; &amp;amp; &copy; &#x4E2D; &nope; &copy', '<b> &amp; © 中 &nope; &copy'],
    ['decodes an entity for a carriage return to a line break', 'a&#13;&#10;b', 'a\nb'],
    ['resolves escapes', '\\*one\\* \\[x\\] \\& 5 \\\\ 3', '*one* [x] & 5 \\ 3'],
    ['keeps entities in code', '`&amp; \\*`', '&amp; \\*'],
    ['lets formatting tags vanish', '<b>one</b> H<sub>2</sub>O <span class="x">y</span>', 'one H2O y'],
    ['lets comments vanish', 'one<!-- two\nthree --> four', 'one four'],
    [
      'shows other tags as text',
      'a <script>x</script> <img src="y"> <unknown>',
      'a <script>x</script> <img src="y"> <unknown>',
    ],
    ['shows an image by its alternative text', 'see ![the *map*](map.png)', 'see the map'],
    ['shows footnote marks as text', 'said so.[^1] And ^[inline].', 'said so.[^1] And ^[inline].'],
    ['shows a link without a definition as text', '[sic] and [x][y]', '[sic] and [x][y]'],
    [
      'shows addresses as they are written',
      'http://a.b/?c&amp;d <https://e.f/&amp;>',
      'http://a.b/?c&amp;d https://e.f/&amp;',
    ],
    ['replaces NUL', 'a\0b', 'a\uFFFDb'],
  ])('%s', (_, body, text) => expect(textsOf(body)).toEqual([text]));
});

describe('the spans of a block', () => {
  it('carry nested marks, outermost first', () => {
    expect(spansOf('a **b *c* ~~d~~** `e`')).toEqual([
      ['a '],
      ['b ', 'strong'],
      ['c', 'strong', 'em'],
      [' ', 'strong'],
      ['d', 'strong', 'strike'],
      [' '],
      ['e', 'code'],
    ]);
  });

  it('carry the address of a link with entities decoded', () => {
    expect(spansOf('[a *b*](http://x.y/?p&amp;q "t")')).toEqual([
      ['a ', 'link', 'http://x.y/?p&q'],
      ['b', 'link', 'em', 'http://x.y/?p&q'],
    ]);
  });

  it('carry the address that a definition gives', () => {
    expect(spansOf('[a]\n\n[a]: http://x.y')).toEqual([['a', 'link', 'http://x.y']]);
  });

  it('mark the text of an image', () => {
    expect(spansOf('![map](m.png)')).toEqual([['map', 'image']]);
  });

  it('join neighbours that look the same', () => {
    expect(spansOf('a \\* b &amp; <i>c</i>')).toEqual([['a * b & c']]);
  });
});

describe('the blocks of a body', () => {
  it('are headings with a level and no number, and numbered paragraphs', () => {
    const { blocks } = parseDocument('# A\n\nb\n\nC\n---\n\nd');
    expect(blocks.map(({ kind, level, number }) => [kind, level, number])).toEqual([
      ['heading', 1, null],
      ['paragraph', 0, 1],
      ['heading', 2, null],
      ['paragraph', 0, 2],
    ]);
  });

  it('tell the depth and marker of list items', () => {
    const { blocks } = parseDocument('3. a\n\n   more\n   - b\n4. c\n\n- [x] d\n- [ ] e');
    expect(blocks.map(({ text, list }) => [text, list?.depth, list?.marker])).toEqual([
      ['a', 1, '3.'],
      ['more', 1, null],
      ['b', 2, '•'],
      ['c', 1, '4.'],
      ['d', 1, '☑'],
      ['e', 1, '☐'],
    ]);
  });

  it('take the marker of a task in a loose list', () => {
    const { blocks } = parseDocument('- [x] d\n\n- [ ] e');
    expect(blocks.map(({ text, list }) => [text, list?.marker])).toEqual([
      ['d', '☑'],
      ['e', '☐'],
    ]);
  });

  it('count the quotes that they stand in', () => {
    const { blocks } = parseDocument('> a\n>\n> > b\n> - c\n> ## d');
    expect(blocks.map(({ kind, text, quoteDepth }) => [kind, text, quoteDepth])).toEqual([
      ['quote', 'a', 1],
      ['quote', 'b', 2],
      ['list-item', 'c', 1],
      ['heading', 'd', 1],
    ]);
  });

  it('are the rows of a table, cells parted by tabs', () => {
    const { blocks } = parseDocument('| a | *b* |\n|---|---|\n| c \\| d |  |\n|  |  |');
    expect(blocks.map(({ kind, text, header }) => [kind, text, header])).toEqual([
      ['table-row', 'a\tb', true],
      ['table-row', 'c | d\t', false],
    ]);
  });

  it('keep code as it is', () => {
    expect(textsOf('```js\n a  *b*\n\n&amp;\n```\n\n    c\n     d')).toEqual([' a  *b*\n\n&amp;', 'c\n d']);
  });

  it('show html as it is written, but not comments alone', () => {
    const { blocks } = parseDocument('<div>\n*x*\n</div>\n\n<!-- a -->\n<!-- b -->\n\nc');
    expect(blocks.map(({ kind, text }) => [kind, text])).toEqual([
      ['html', '<div>\n*x*\n</div>'],
      ['paragraph', 'c'],
    ]);
  });

  it('show each footnote definition, even one that looks like a link definition', () => {
    expect(textsOf('a[^1]\n\n[^1]: http://x.y\n[^2]: two\nlines')).toEqual([
      'a[^1]',
      '[^1]: http://x.y',
      '[^2]: two lines',
    ]);
  });

  it('are none for rules, definitions and blank text', () => {
    expect(textsOf('---\n\n[a]: /b\n\n&nbsp;\n\n-\n\n```\n```\n')).toEqual([]);
  });

  it('stand where the canonical text says', () => {
    const { text, blocks } = parseDocument('# A\n\nb\n\n- c');
    expect(text).toBe('A\n\nb\n\nc');
    expect(blocks.map(({ start, end }) => [start, end])).toEqual([
      [0, 1],
      [3, 4],
      [6, 7],
    ]);
  });
});

describe('a body that nests without measure', () => {
  const nestedList = (depth: number): string =>
    Array.from({ length: depth }, (_, i) => `${'  '.repeat(i)}- x`).join('\n');

  it('shows lists as lists down to the limit and as written below', () => {
    const { blocks, text } = parseDocument(nestedList(300));
    expect(Math.max(...blocks.map((block) => block.list?.depth ?? 0))).toBe(maxNesting);
    expect(text.match(/x/g)).toHaveLength(300);
  });

  it.each([
    ['quotes', `${'>'.repeat(20_000)}a`],
    ['lists on one line', `${'- '.repeat(10_000)}a`],
    ['emphasis', '*a '.repeat(5_000) + 'a* '.repeat(5_000)],
    ['struck and strong text', '~~a **b '.repeat(3_000) + 'b** a~~ '.repeat(3_000)],
    ['images', `${'!['.repeat(5_000)}a${'](b)'.repeat(5_000)}`],
  ])('shows its letters in spite of nested %s', (_, body) => {
    expect(parseDocument(body).text).toContain('a');
  });

  it('takes thousands of emphasis marks in one block as text, and its escapes and links as ever', () => {
    const text = parseDocument(`\\* [x](y) ${'**a* '.repeat(2_000)}`).text;
    expect(text).toBe(`* x ${'**a* '.repeat(2_000).trimEnd()}`);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../../../../core/markdown/parse.ts';
import { parsePage } from '../../../../../electron/import/forms/html/parse-page.ts';
import { writeMarkdown } from '../../../../../electron/import/forms/html/write-blocks.ts';

function markdownOf(html: string): string {
  return writeMarkdown(parsePage(html, 'page.html').body, new URL('https://courier.example/news/'));
}

function textOf(html: string): string {
  return parseDocument(markdownOf(html)).text;
}

describe('Text that looks like markup', () => {
  it.each([
    '# a',
    '1. a',
    '- a',
    '+ a',
    '> a',
    '---',
    '===',
    'a\\',
    '[a](b)',
    '[^1]: a',
    '`a`',
    '~~a~~',
    '*a*',
    '_a_',
    '| a | b |',
  ])('is shown as it is: %s', (text) => expect(textOf(`<p>${text}</p>`)).toBe(text));

  it.each(['https://courier.example/a_b_c', 'www.courier.example.', 'desk@courier.example', '&amp;amp;', '&lt;b&gt;'])(
    'is no link and no tag: %s',
    (text) =>
      expect(textOf(`<p>See ${text}</p>`)).toBe(
        `See ${text.replace(/&(amp|lt|gt);/g, (_, name) => ({ amp: '&', lt: '<', gt: '>' })[String(name)] ?? '')}`,
      ),
  );

  it('begins no list after a line break, nor in a table', () => {
    expect(textOf('<p>Two:<br>1. one<br>- two</p>')).toBe('Two:\n1. one\n- two');
    expect(textOf('<table><tr><td>- a<br># b</td><td>c|d</td></tr></table>')).toBe('- a\n# b\tc|d');
  });
});

describe('Emphasis', () => {
  it('stays where its marks are read as marks', () => {
    expect(markdownOf('<p>a <b>b </b><i>c</i>, d<s>e</s></p>')).toBe('a **b** *c*, d~~e~~');
  });

  it('goes where they would be shown as asterisks, and its text stays', () => {
    expect(markdownOf('<p><strong>港口。</strong>他说</p>')).toBe('港口。他说');
  });
});

describe('Lists', () => {
  it('that follow one another are two', () => {
    expect(markdownOf('<ol><li>a</ol><ol><li>b</ol>')).toBe('1. a\n\n1) b');
  });

  it('start where the page starts them', () => {
    expect(markdownOf('<ol start="7"><li>a<li>b</ol>')).toBe('7. a\n8. b');
  });

  it('may stand in lists without an item of their own', () => {
    expect(markdownOf('<ul><li>a</li><ul><li>b</li></ul></ul>')).toBe('- a\n\n  - b');
  });

  it('nested beyond any reader’s patience are the text in them', () => {
    expect(textOf(`${'<ul><li>'.repeat(60)}deep`)).toBe('deep');
  });
});

describe('Tables', () => {
  it('have an empty cell where another reaches in', () => {
    const html = '<table><tr><th colspan="2">A<th>B<tr><td rowspan="2">1<td>2<td>3<tr><td>4<td>5</table>';
    expect(markdownOf(html)).toBe('| A |  | B |\n| --- | --- | --- |\n| 1 | 2 | 3 |\n|  | 4 | 5 |');
  });

  it('that only arrange the page are what stands in them', () => {
    expect(textOf('<table><tr><td><table><tr><td>a</td><td>b</td></tr></table></td><td>c</td></tr></table>')).toBe(
      'a\tb\n\nc',
    );
  });

  it('of a single column are its cells', () => {
    expect(textOf('<table><tr><td>a</td></tr><tr><td>b</td></tr></table>')).toBe('a\n\nb');
  });

  it('that claim to be huge are the text in them', () => {
    expect(textOf(`<table><tr>${'<td colspan="1000">a</td>'.repeat(3)}</tr></table>`)).toBe('a\n\na\n\na');
  });
});

describe('Other things', () => {
  it('have code with its lines and spaces', () => {
    expect(textOf('<pre>if (a) {\n  b();\n}\n</pre>')).toBe('if (a) {\n  b();\n}');
  });

  it('have two breaks as the end of a paragraph', () => {
    expect(textOf('<div>a<br>b<br><br>c</div>')).toBe('a\nb\n\nc');
  });

  it('have raised and lowered numbers as they look', () => {
    expect(textOf('<p>CO<sub>2</sub> on 10<sup>-6</sup> m<sup>2</sup>, the 4<sup>th</sup></p>')).toBe(
      'CO₂ on 10⁻⁶ m², the 4th',
    );
  });

  it('resolve links against the page', () => {
    expect(markdownOf('<p><a href="../a(b)?c=d e">x</a></p>')).toBe('[x](https://courier.example/a%28b%29?c=d%20e)');
  });
});

describe('Whatever a page says', () => {
  const words = fc
    .array(
      fc.constantFrom(
        'a',
        'Port',
        ' ',
        '. ',
        '*',
        '**',
        '_',
        '`',
        '[',
        ']',
        '(',
        ')',
        '# ',
        '1. ',
        '- ',
        '> ',
        '\\',
        '|',
        '~',
        '&',
        '!',
        ':',
        '//',
        'www.',
        '@',
        '港',
        '。',
        'پ',
        '=',
        '\u00a0',
        '<',
      ),
      { maxLength: 12 },
    )
    .map((parts) => parts.join(''));
  const escaped = (text: string): string => text.replace(/[&<]/g, (sign) => (sign === '&' ? '&amp;' : '&lt;'));
  const inline = fc.letrec<{ node: string }>((tie) => ({
    node: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      words.map(escaped),
      fc
        .tuple(
          fc.constantFrom('b', 'i', 's', 'code', 'span', 'a href="https://x.example/"'),
          fc.array(tie('node'), { maxLength: 3 }),
        )
        .map(([tag, nodes]) => `<${tag}>${nodes.join('')}</${tag.split(' ')[0]}>`),
    ),
  })).node;
  const block = fc
    .tuple(fc.constantFrom('p', 'h2', 'li', 'blockquote', 'td'), fc.array(inline, { maxLength: 3 }))
    .map(([tag, nodes]) => {
      const content = nodes.join('');
      if (tag === 'li') return `<ul><li>${content}</li></ul>`;
      if (tag === 'td') return `<table><tr><td>${content}</td><td>end</td></tr></table>`;
      return `<${tag}>${content}</${tag}>`;
    });

  it('is shown letter for letter', () => {
    fc.assert(
      fc.property(fc.array(block, { maxLength: 4 }), (blocks) => {
        const html = blocks.join('');
        const seen = (parsePage(html, 'page.html').body.textContent ?? '').replace(/\s/gu, '');
        expect(textOf(html).replace(/\s/gu, '')).toBe(seen);
      }),
      { numRuns: 1000 },
    );
  });
});

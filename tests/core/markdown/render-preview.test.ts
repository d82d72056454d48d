import { describe, expect, it } from 'vitest';
import type { Citation } from '../../../core/ipc/replies.ts';
import { blockLanguage } from '../../../core/markdown/block-language.ts';
import { renderPreview } from '../../../core/markdown/render-preview.ts';

const herald: Citation = {
  id: 'k5herald05',
  articleId: 'aherald001',
  articleTitle: 'Harbour traffic falls',
  publisher: 'Coast Herald',
  publishedAt: '2026-03-03',
  reliability: 'B',
  credibility: 2,
  articleStatus: 'current',
  category: 'key-point',
  locator: '¶5',
  quote: 'The council meets on 12 March',
  state: 'exact',
  direction: 'ltr',
};

function render(body: string, citations: Iterable<[string, Citation | null]> = [[herald.id, herald]], lang = 'en') {
  return renderPreview({
    body,
    lang,
    citations: new Map(citations),
    describe: ({ articleTitle, quote, articleStatus }) => ({
      label: `chip of ${articleTitle}`,
      name: `Citation: ${articleTitle}`,
      tooltip: quote,
      grade: 'B2',
      warnings:
        articleStatus === 'withdrawn'
          ? [{ kind: 'withdrawn', word: 'withdrawn', sentence: 'This source was “withdrawn”.' }]
          : [],
    }),
  });
}

describe('citations', () => {
  it('become chips that lead to their note', () => {
    const html = render('Work began.[^k5herald05]');
    expect(html).toContain('Work began.<a class="cite" dir="ltr" href="#note-k5herald05"');
    expect(html).toContain('aria-label="Citation: Harbour traffic falls">chip of Harbour traffic falls</a>');
  });

  it('are marked where their source was withdrawn', () => {
    const html = render('A.[^k5herald05]', [[herald.id, { ...herald, articleStatus: 'withdrawn' }]]);
    expect(html).toContain('<a class="cite withdrawn" dir="ltr"');
  });

  it('of ids that no annotation has say that the source is missing', () => {
    expect(render('Gone.[^goneaaaaaa]', [['goneaaaaaa', null]])).toContain('>missing source</span>');
  });

  it('that are not yet known show their id', () => {
    expect(render('Soon.[^pendingaaa]')).toContain('<span class="cite pending">pendingaaa</span>');
  });

  it('of the writer’s own judgment are told apart', () => {
    expect(render('We judge.[^judgment]')).toContain('<span class="cite judgment"');
  });

  it('stay as typed in code', () => {
    expect(render('`[^k5herald05]`')).toContain('<code>[^k5herald05]</code>');
  });

  it('work in table cells', () => {
    expect(render('| a |\n|---|\n| [^k5herald05] |')).toMatch(/<td dir="auto"><a class="cite"/);
  });

  it('leave labels alone that are no ids', () => {
    expect(render('See [^1] and [^Note].')).toContain('See [^1] and [^Note].');
  });
});

describe('the list of sources', () => {
  it('names each cited passage once, in the order of first citation', () => {
    const other = { ...herald, id: 'k6herald06', articleTitle: 'Second' };
    const known: [string, Citation][] = [
      [herald.id, herald],
      [other.id, other],
    ];
    const html = render('B.[^k6herald06] A.[^k5herald05] B.[^k6herald06]', known);
    expect([...html.matchAll(/<li id="note-(\w+)"/g)].map((match) => match[1])).toEqual(['k6herald06', 'k5herald05']);
  });

  it('gives title, grade, publisher, date, place and quote', () => {
    const text = render('A.[^k5herald05]')
      .split('<section class="sources">')[1]
      ?.replace(/<[^>]+>/g, '');
    expect(text).toContain('Harbour traffic falls B2');
    expect(text).toContain('Coast Herald · 3 March 2026 · ¶5');
    expect(text).toContain('The council meets on 12 March');
  });

  it('tells what is to be known of a source in a word, and on hovering in a sentence', () => {
    const html = render('A.[^k5herald05]', [[herald.id, { ...herald, articleStatus: 'withdrawn' }]]);
    expect(html).toContain(
      '<span class="grade warning withdrawn" title="This source was “withdrawn”.">withdrawn</span>',
    );
  });

  it('is left out when nothing is cited', () => {
    expect(render('Nothing.')).not.toContain('Sources');
  });
});

describe('text of sources', () => {
  const hostile = '"><img src=x onerror=alert(1)>';

  it.each(['articleTitle', 'publisher', 'quote', 'locator'] as const)('is escaped: %s', (field) => {
    const html = render('A.[^k5herald05]', [[herald.id, { ...herald, [field]: hostile }]]);
    expect(html).not.toContain('<img');
    expect(html).toContain('&lt;img');
  });
});

describe('the writer’s own footnotes', () => {
  it('are numbered and listed, beside citations', () => {
    const html = render('A.[^1] B.[^k5herald05]\n\n[^1]: Counted by hand.');
    expect(html).toContain('href="#footnote-1"');
    expect(html).toContain('Counted by hand.');
    expect(html).toContain('class="cite"');
  });

  it('keep a label that looks like an id when they define it', () => {
    const html = render('A.[^register]\n\n[^register]: Counted by hand.');
    expect(html).toContain('href="#footnote-register"');
    expect(html).not.toContain('pending');
  });

  it('do not leak from one run into the next', () => {
    render('A.[^1]\n\n[^1]: One.');
    expect(render('B.')).toBe('<p dir="auto">B.</p>\n');
  });
});

describe('blocks', () => {
  it('take their direction from their own text', () => {
    expect(render('- مارچ میں جہاز آئے')).toContain('<ul dir="rtl"');
    expect(render('Plain.')).toBe('<p dir="auto">Plain.</p>\n');
  });

  it('in the document’s script have the document’s language', () => {
    expect(blockLanguage('بندرگاہ', 'ur')).toBe('ur');
    expect(blockLanguage('港口', 'ja')).toBe('ja');
    expect(blockLanguage('Harbour', 'ur')).toBeNull();
  });

  it('in another script have the language that their letters tell', () => {
    expect(blockLanguage('引航员自一月起拒绝夜间作业', 'en')).toBe('zh');
  });

  it('of tasks show a box that is no form control', () => {
    const html = render('- [x] Ask for the annex');
    expect(html).toContain('☑');
    expect(html).not.toContain('<input');
  });
});

describe('images', () => {
  it('elsewhere become links', () => {
    const html = render('![Map](https://example.org/map.png)');
    expect(html).toContain('<a class="image-link" href="https://example.org/map.png">Map</a>');
    expect(html).not.toContain('<img');
  });

  it('in the text itself are shown', () => {
    expect(render('![Dot](data:image/png;base64,AAAA)')).toContain('<img src="data:image/png;base64,AAAA" alt="Dot">');
  });

  it('cannot break out of their attributes', () => {
    expect(render('![" onload="x](<data:image/png;"onerror="x>)')).not.toMatch(/" on(?:load|error)="/);
  });
});

describe('text that cannot be laid out', () => {
  it.each([['>'.repeat(5000)], ['- '.repeat(5000)], [`${' '.repeat(400)}- a`]])('is shown as typed', (body) => {
    expect(render(`${body} <b>x`)).toMatch(/^<pre dir="auto">.*&lt;b&gt;x<\/pre>$/);
  });

  it('holds for a footnote label that is no valid text', () => {
    expect(render('A[^\uD800]\n\n[^\uD800]: b')).toContain('<pre');
  });
});

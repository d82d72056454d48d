import { describe, expect, it } from 'vitest';
import { citingSentences, traceBriefing } from '../../../core/briefing/trace.ts';

const traced = (body: string, lang: string | null = 'en'): string[] =>
  traceBriefing(body, lang).map(({ text, state, citations }) => [text, state, ...citations].join(' | '));

describe('the state of a sentence', () => {
  it.each([
    ['a reference after its full stop', 'Work goes on.[^a] Next.', ['Work goes on. | cited | a', 'Next. | untraced']],
    ['a reference before its full stop', 'Work goes on [^a]. Next.', ['Work goes on. | cited | a', 'Next. | untraced']],
    ['a reference after a space', 'Work goes on. [^a] Next.', ['Work goes on. | cited | a', 'Next. | untraced']],
    ['a reference that the next follows at once', 'Done.[^a]Next.', ['Done. | cited | a', 'Next. | untraced']],
    ['a reference inside', 'Work[^a] goes on.', ['Work goes on. | cited | a']],
    ['several references', 'Work.[^a][^b] [^c] Next[^a].', ['Work. | cited | a | b | c', 'Next. | cited | a']],
    ['a reference twice', 'Work[^a] goes on.[^a]', ['Work goes on. | cited | a']],
    ['own judgment', 'It will rain.[^judgment]', ['It will rain. | judgment']],
    ['a citation and own judgment', 'It will rain.[^judgment][^a]', ['It will rain. | cited | a']],
    ['a reference that leads a paragraph', '[^a] Work. Next.', ['Work. | cited | a', 'Next. | untraced']],
    ['a quotation', '“Yes.”[^a] He left.', ['“Yes.” | cited | a', 'He left. | untraced']],
    ['emphasis', '**Work *goes* on.**[^a] ~~Next.~~', ['Work goes on. | cited | a', 'Next. | untraced']],
    ['an abbreviation', 'Dr. Li of the U.S. Senate spoke.[^a]', ['Dr. Li of the U.S. Senate spoke. | cited | a']],
  ])('comes from %s', (_, body, expected) => {
    expect(traced(body)).toEqual(expected);
  });

  it('comes from a reference at once after a Chinese full stop', () => {
    expect(traced('加快工作。[^a]下一句[^judgment]。“好。”[^b]', 'zh')).toEqual([
      '加快工作。 | cited | a',
      '下一句。 | judgment',
      '“好。” | cited | b',
    ]);
  });

  it('comes from a reference after an Urdu full stop', () => {
    expect(traced('وہ آیا۔[^a] کیا وہ گیا؟', 'ur')).toEqual(['وہ آیا۔ | cited | a', 'کیا وہ گیا؟ | untraced']);
  });
});

describe('the sentences that count', () => {
  it('are those of list items, tasks and nested items', () => {
    expect(traced('- One. Two.[^a]\n- [x] Three\n  1. Four')).toEqual([
      'One. | untraced',
      'Two. | cited | a',
      'Three | untraced',
      'Four | untraced',
    ]);
  });

  it('are the rows of a table, whichever cell holds the reference', () => {
    expect(traced('| A | B[^x] |\n|---|---|\n| One. Two. | 5[^a] |\n| Three[^judgment] | 6 |\n|  |  |')).toEqual([
      'One. Two. 5 | cited | a',
      'Three 6 | judgment',
    ]);
  });

  it('are those of html as well', () => {
    expect(traced('<div>\nA claim.\n</div>')).toEqual(['A claim. | untraced']);
  });

  it.each([
    ['headings', '# A claim.\n\nAnother.\n---'],
    ['code', '```\nA claim.\n```\n\n    Another.'],
    ['block quotes', '> A claim.\n>\n> - Another.'],
    ["a template's prompts", '> [!prompt]\n> Say who.\n\n<!-- Say when. -->'],
    ['rules', '***'],
    ['definitions', '[^a]: A claim.\n\n[b]: http://x.y'],
    ['references alone', '[^a]'],
    ['signs alone', '— …'],
  ])('are not those of %s', (_, body) => {
    expect(traced(body)).toEqual([]);
  });
});

describe('the text of a sentence', () => {
  it.each([
    [
      'is without markup',
      'A **bold** `code` ~~x~~ [link](http://x.y "t") <b>b</b> ![alt](i.png).',
      'A bold code x link b alt.',
    ],
    ['is without comments', 'A<!-- no --> b.', 'A b.'],
    ['resolves entities and escapes', 'AT&amp;T \\*x\\*.', 'AT&T *x*.'],
    ['keeps brackets that are no link', 'It [sic] was.', 'It [sic] was.'],
    ['keeps bare addresses', 'See https://a.b/c.d and <http://e.f>.', 'See https://a.b/c.d and http://e.f.'],
    ['is on one line', 'One\n  two\\\nthree.', 'One two three.'],
  ])('%s', (_, body, text) => {
    expect(traceBriefing(body, 'en').map((sentence) => sentence.text)).toEqual([text]);
  });

  it('stands in the body between the offsets, with its references', () => {
    const body = '# H\n\n**One.**[^a][^b] Two &amp; *three*[^c]. Four.';
    expect(traceBriefing(body, 'en').map(({ start, end }) => body.slice(start, end))).toEqual([
      'One.**[^a][^b]',
      'Two &amp; *three*[^c].',
      'Four.',
    ]);
  });
});

describe('what cites', () => {
  it('takes in quotes, headings and table headers, which need no trace', () => {
    const body =
      '# Head[^h]\n\n> Quoted words[^q]\n\nPlain.\n\nSaid.[^s]\n\n| Th[^t] |\n|---|\n| Td[^d] |\n\nOwn.[^judgment]';
    const found = citingSentences(body, 'en').map(({ text, citations }) => [text, ...citations]);
    expect(found).toEqual([
      ['Head', 'h'],
      ['Quoted words', 'q'],
      ['Said.', 's'],
      ['Th', 't'],
      ['Td', 'd'],
    ]);
  });
});

describe('a large body', () => {
  it('is traced whole', () => {
    const body = Array.from({ length: 5_000 }, (_, i) => `Sentence ${i} stands here.[^a${i}]`).join('\n\n');
    const sentences = traceBriefing(body, 'en');
    expect(sentences).toHaveLength(5_000);
    expect(sentences.every((sentence, i) => sentence.citations[0] === `a${i}`)).toBe(true);
  });

  it('is traced in spite of emphasis nested in its thousands', () => {
    expect(traceBriefing(`${'*a '.repeat(5_000)}${'a* '.repeat(5_000)}.[^x]`, 'en')[0]?.citations).toEqual(['x']);
  });
});

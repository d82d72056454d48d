import { describe, expect, it } from 'vitest';
import { extractPdf } from '../../../../electron/import/forms/pdf.ts';
import { linesOfText, type PdfPlan, type PdfText, pdfOf } from '../../../import-files/pdf-writer.ts';

async function pagesOf(pages: PdfPlan['pages'], plan: Omit<PdfPlan, 'pages'> = {}): Promise<readonly string[]> {
  return (await extractPdf(pdfOf({ ...plan, pages }), { name: 'report.pdf' })).pages ?? [];
}

async function bodyOf(texts: readonly PdfText[], plan: Omit<PdfPlan, 'pages'> = {}): Promise<string> {
  return (await pagesOf([texts], plan)).join('\n');
}

const prose = [
  'The pilots of the outer harbour agreed on Monday to speed up work on the',
  'vessels that have been waiting since the storm. The port authority said that',
  'every ship would be in by the weekend.',
];

describe('the text of a PDF', () => {
  it('is joined from lines to paragraphs, parted by wider gaps', async () => {
    const second = linesOfText(['The second paragraph stands further down the page, and it', 'goes on.'], { y: 208 });
    expect(await bodyOf([...linesOfText(prose), ...second])).toBe(
      `${prose.join(' ')}\n\nThe second paragraph stands further down the page, and it goes on.`,
    );
  });

  it('is parted where a first line is set in', async () => {
    const setIn = {
      x: 86,
      y: 192,
      size: 11,
      text: 'A second paragraph begins with its first line set in, as in a book, and then',
    };
    const rest = linesOfText(['it runs back to the edge.'], { y: 206 });
    expect((await bodyOf([...linesOfText(prose), setIn, ...rest])).split('\n\n')).toHaveLength(2);
  });

  it('has its headings by the size of their letters', async () => {
    const title = linesOfText(['Harbour report'], { y: 90, size: 22 });
    const section = linesOfText(['Delays'], { y: 120, size: 15 });
    expect(await bodyOf([...title, ...section, ...linesOfText(prose)])).toBe(
      `# Harbour report\n\n## Delays\n\n${prose.join(' ')}`,
    );
  });

  it('has the headings that its outline names, at their levels', async () => {
    const heads = [...linesOfText(['Findings'], { y: 90 }), ...linesOfText(['Of the pilots'], { y: 115 })];
    const outline = [{ title: 'Findings', below: ['Of the  Pilots'] }];
    const body = await bodyOf([...heads, ...linesOfText(prose)], { outline });
    expect(body).toMatch(/^# Findings\n\n## Of the pilots\n\nThe pilots/);
  });

  it('shows letter for letter what Markdown would take for markup', async () => {
    expect(await bodyOf(linesOfText(['# 5 *stars* and [a](b) <i>']))).toBe('\\# 5 \\*stars\\* and [a\\](b) \\<i>');
  });

  it('has the items of its lists', async () => {
    // The code of a bullet in the font's encoding.
    const items = linesOfText(['\x95 the first', '\x95 the second, of two lines', '  that belong together']);
    expect(await bodyOf(items)).toBe('- the first\n\n- the second, of two lines that belong together');
  });

  it('keeps a dash that a line begins with in the middle of a sentence', async () => {
    // The code of a dash in the font's encoding.
    expect(await bodyOf(linesOfText(['The pilots agreed', '\x96 at last'], {}))).toBe(
      'The pilots agreed \u2013 at last',
    );
    expect(await bodyOf(linesOfText(['Things to do:', '- the first', '- the second']))).toBe(
      'Things to do:\n\n- the first\n\n- the second',
    );
  });

  it('keeps the numbers of numbered items as they are printed', async () => {
    expect(await bodyOf(linesOfText(['4. Fourth.', '7. Seventh.']))).toBe('4\\. Fourth.\n\n7\\. Seventh.');
  });

  it('has its tables', async () => {
    const rows = [
      ['Port', 'Ships', 'Days'],
      ['Quay', '12', '3.5'],
      ['Mole', '', '4'],
      ['Basin', '7', '2'],
    ];
    const cells = rows.flatMap((row, i) =>
      row.flatMap((text, j) => (text === '' ? [] : [{ x: 72 + 120 * j, y: 300 + 16 * i, size: 11, text }])),
    );
    expect(await bodyOf([...linesOfText(prose), ...cells])).toContain(
      '| Port | Ships | Days |\n| --- | --- | --- |\n| Quay | 12 | 3.5 |\n| Mole |  | 4 |\n| Basin | 7 | 2 |',
    );
  });

  it('has raised signs in their line', async () => {
    const note = { x: 72 + 36, y: 146, size: 6, text: '1' };
    const texts = [{ x: 72, y: 150, size: 11, text: 'Pilots' }, note, { x: 116, y: 150, size: 11, text: 'agreed.' }];
    expect(await bodyOf(texts)).toMatch(/^Pilots ?1 agreed\.$/);
  });

  it('has text that is turned on the page, after the rest', async () => {
    const stamp = { x: 30, y: 500, size: 9, text: 'Received 3 March', turn: 90 };
    expect(await bodyOf([stamp, ...linesOfText(prose)])).toBe(`${prose.join(' ')}\n\nReceived 3 March`);
  });

  it('is upright on a page that is all turned', async () => {
    const lines = prose.map((text, i) => ({ x: 100 + 14 * i, y: 700, size: 11, text, turn: 90 }));
    expect(await bodyOf(lines)).toBe(prose.join(' '));
  });
});

describe('columns', () => {
  const left = Array.from({ length: 12 }, (_, i) => `Left ${'abcdefghijkl'[i]} of the harbour story runs on`);
  const right = Array.from({ length: 12 }, (_, i) => `Right ${'abcdefghijkl'[i]} of the harbour story runs`);
  const leftTexts = linesOfText(left, { x: 60 });
  const rightTexts = linesOfText(right, { x: 310 });

  it('are read one after the other, below what spans them', async () => {
    const head = linesOfText(['A headline over both of the columns of the page'], { x: 60, y: 100, size: 18 });
    expect(await bodyOf([...head, ...leftTexts, ...rightTexts])).toBe(
      `# A headline over both of the columns of the page\n\n${left.join(' ')}\n\n${right.join(' ')}`,
    );
  });

  it('are read so whatever the order in the file', async () => {
    const mixed = leftTexts.flatMap((text, i) => [rightTexts[i] ?? text, text]);
    expect(await bodyOf(mixed)).toBe(`${left.join(' ')}\n\n${right.join(' ')}`);
  });

  it('are told from each other when the second ends early', async () => {
    expect(await bodyOf([...leftTexts, ...rightTexts.slice(0, 2)])).toBe(
      `${left.join(' ')}\n\n${right.slice(0, 2).join(' ')}`,
    );
  });

  it('take turns with text that spans them', async () => {
    const between = linesOfText(['Between the columns stands a line that runs over the whole width of the page.'], {
      x: 60,
      y: 340,
    });
    const below = linesOfText(left, { x: 60, y: 380 });
    const beside = linesOfText(right, { x: 310, y: 380 });
    const body = await bodyOf([...leftTexts, ...rightTexts, ...between, ...below, ...beside]);
    expect(body.split('\n\n').map((part) => part.split(' ')[0])).toEqual(['Left', 'Right', 'Between', 'Left', 'Right']);
  });
});

describe('heads and feet', () => {
  const words = ['one', 'two', 'three', 'four', 'five'];
  const page = (i: number) => [
    ...linesOfText([i % 2 === 0 ? 'The Quay Gazette' : 'Harbour report'], { y: 40 }),
    ...linesOfText([`Chapter ${words[i]} is about ships.`], { y: 90 }),
    ...linesOfText([`Page ${i + 1} of 5`], { x: 280, y: 800 }),
  ];

  it('are left out when they repeat, but for numbers, on most pages', async () => {
    expect(await pagesOf([0, 1, 2, 3, 4].map(page))).toEqual(words.map((word) => `Chapter ${word} is about ships.`));
  });

  it('are kept when they stand on one page only', async () => {
    expect(await bodyOf(page(0))).toContain('The Quay Gazette');
  });

  it('are not taken for such in the middle of the page', async () => {
    const alike = [1, 2, 3].map(() => linesOfText(['Nothing to report.'], { y: 400 }));
    expect(await pagesOf(alike)).toEqual(['Nothing to report.', 'Nothing to report.', 'Nothing to report.']);
  });
});

describe('pages', () => {
  it('are each by themselves, with a place for those without text', async () => {
    const pages = await pagesOf([linesOfText(prose.slice(0, 2)), [], linesOfText(prose.slice(2))]);
    expect(pages).toEqual([prose.slice(0, 2).join(' '), '', prose[2]]);
  });
});

describe('scripts', () => {
  it('has Chinese without spaces at line ends, in the characters that are typed', async () => {
    // The third character of the first line is a Kangxi radical.
    const lines = linesOfText(['港口\u2f2f人表示，船只的进出将', '恢复正常。'], { font: 'wide' });
    expect(await bodyOf(lines)).toBe('港口工人表示，船只的进出将恢复正常。');
  });

  it('has Chinese in a coding that the file only names', async () => {
    expect(await bodyOf(linesOfText(['\xb8\xdb\xbf\xda\xbb\xd6\xb8\xb4'], { font: 'gbk' }))).toBe('港口恢复');
  });

  it('has Urdu in the order that it is read in, in letters and not their shapes', async () => {
    // As a browser prints it: the last letter of the line first, each in the shape that it takes in the word.
    const shown = '۔ﮯﮨ 2026 News Reuters ﺭﺎﻀﻤﻟﺎﺑ ﺵﻮﺧ';
    let x = 100;
    const texts = (shown.match(/[A-Za-z]+|\d+|\S| /g) ?? []).flatMap((text) => {
      const at = x;
      x += 11 * (/[A-Za-z\d]/.test(text) ? text.length : 1);
      return text === ' ' ? [] : [{ x: at, y: 150, size: 11, text, font: 'wide' as const }];
    });
    expect(await bodyOf(texts)).toBe('خوش بالمضار News Reuters 2026 ہے۔');
  });
});

describe('what a PDF says of itself', () => {
  async function metadataOf(plan: Omit<PdfPlan, 'pages'>) {
    return (await extractPdf(pdfOf({ ...plan, pages: [linesOfText(prose)] }), { name: 'report.pdf' })).metadata;
  }

  it('is taken from its information and its language', async () => {
    const info = { Title: 'بندرگاہ کی خبر', Author: 'Ines  Tamsin', CreationDate: "D:20260302080000+01'00'" };
    expect(await metadataOf({ info, language: 'ur-PK' })).toEqual({
      title: 'بندرگاہ کی خبر',
      byline: 'Ines Tamsin',
      publishedAt: '2026-03-02',
      language: 'ur-PK',
    });
  });

  it('is taken from its XMP packet first', async () => {
    const list = (kind: string, words: string[]) =>
      `<rdf:${kind}>${words.map((word) => `<rdf:li xml:lang="x-default">${word}</rdf:li>`).join('')}</rdf:${kind}>`;
    const xmp = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${list('Alt', ['Harbour talks'])}</dc:title><dc:creator>${list('Seq', ['A. Quay', 'B. Mole'])}</dc:creator><dc:date>${list('Seq', ['2026-04-05'])}</dc:date></rdf:Description></rdf:RDF></x:xmpmeta>`;
    expect(await metadataOf({ xmp, info: { Title: 'Another', CreationDate: 'D:2020' } })).toEqual({
      title: 'Harbour talks',
      byline: 'A. Quay, B. Mole',
      publishedAt: '2026-04-05',
    });
  });

  it.each(['Microsoft Word - talks_v3.docx', 'untitled', 'report-final.indd', '---'])(
    'is not taken for a title when a program put it in: %s',
    async (Title) => {
      expect(await metadataOf({ info: { Title } })).toEqual({});
    },
  );

  it('is passed over when it is no day or no language', async () => {
    expect(await metadataOf({ info: { CreationDate: 'D:20260231' }, language: 'not a language' })).toEqual({});
  });
});

import { describe, expect, it } from 'vitest';
import { extractDocx } from '../../../../electron/import/forms/docx.ts';
import {
  type DocxContent,
  docxParts,
  listItem,
  makeDocx,
  paragraph,
  picture,
  relation,
  run,
  table,
} from '../../../import-files/docx.ts';
import { makeZip } from '../../../import-files/zip.ts';

async function extract(content: DocxContent | Uint8Array) {
  return await extractDocx(content instanceof Uint8Array ? content : makeDocx(content), { name: 'report.docx' });
}

async function bodyOf(body: string, more: Partial<DocxContent> = {}): Promise<string> {
  return (await extract({ body, ...more })).body;
}

describe('A Word document', () => {
  it('has its headings by their styles', async () => {
    const body =
      paragraph('Night work', 'Title') +
      paragraph('Wants', 'Heading1') +
      paragraph('Rest.') +
      paragraph('Pay', 'Heading2');
    expect(await bodyOf(body)).toBe('# Night work\n\n# Wants\n\nRest.\n\n## Pay');
  });

  it('has its lists, nested and numbered', async () => {
    const body =
      listItem('Rest', 1) + listItem('at night', 1, 1) + listItem('Pay', 1) + paragraph('Then:') + listItem('First', 2);
    expect(await bodyOf(body)).toBe('- Rest\n\n  - at night\n\n- Pay\n\nThen:\n\n1. First');
  });

  it('has its tables with their header', async () => {
    const rows = [
      ['Month', 'Ships'],
      ['May', '41 | 42'],
    ];
    expect(await bodyOf(table(rows))).toBe('| Month | Ships |\n| --- | --- |\n| May | 41 \\| 42 |');
  });

  it('has emphasis, quotes and links', async () => {
    const link = `<w:p><w:hyperlink r:id="l1">${run('the report')}</w:hyperlink></w:p>`;
    const body = `<w:p>${run('Not ')}${run('a chip', '<w:b/>')}${run(', she ')}${run('said', '<w:i/>')}${run('.')}</w:p>${paragraph('Rest.', 'Quote')}${link}`;
    const relationships = relation('l1', 'hyperlink', 'https://courier.example/report', true);
    expect(await bodyOf(body, { relationships })).toBe(
      'Not **a chip**, she *said*.\n\n> Rest.\n\n[the report](https://courier.example/report)',
    );
  });

  it('has its notes at the end and their marks in the text', async () => {
    const body = `<w:p>${run('It fell')}<w:r><w:footnoteReference w:id="2"/></w:r>${run('.')}</w:p>`;
    const footnotes = `<w:footnote w:id="2">${paragraph('Yearbook, page 12.')}</w:footnote>`;
    expect(await bodyOf(body, { footnotes })).toBe('It fell\\[1\\].\n\n1. Yearbook, page 12.');
  });

  it('says of itself what its properties say', async () => {
    const properties =
      '<dc:title>Night &amp; day</dc:title><dc:creator>Mira Tolen; Jo Ek</dc:creator><dcterms:created>2013-12-23T23:15:00Z</dcterms:created><dcterms:modified>2026-03-04T10:00:00Z</dcterms:modified><dc:language>en-GB</dc:language>';
    const { metadata } = await extract({ body: paragraph('Rest.'), properties });
    expect(metadata).toEqual({
      title: 'Night & day',
      byline: 'Mira Tolen, Jo Ek',
      publishedAt: '2026-03-04',
      language: 'en-GB',
    });
  });

  it('has pictures as their alternative texts, wherever they are', async () => {
    const inside = { name: 'word/media/a.png', content: 'no picture' };
    const relationships =
      relation('p1', 'image', 'media/a.png') + relation('p2', 'image', 'http://127.0.0.1:9/b.png', true);
    const body = picture('A pilot boat', 'p1') + paragraph('Rest.');
    expect(await bodyOf(body, { relationships, more: [inside] })).toBe('![A pilot boat]()\n\nRest.');
  });
});

describe('A hostile Word document', () => {
  const sound = { body: paragraph('Rest.') };

  it.each([
    ['cut off', makeDocx(sound).slice(0, -40), 'malformed'],
    ['cut off in the middle', makeDocx(sound).slice(0, 700), 'malformed'],
    ['an archive without a document', makeZip([{ name: '[Content_Types].xml', content: '<Types/>' }]), 'malformed'],
    ['of broken XML', makeDocx({ body: '<w:p><w:r>' }), 'malformed'],
    ['of macros', makeDocx({ ...sound, more: [{ name: 'word/vbaProject.bin', content: 'x' }] }), 'macros'],
    ['of a part with a password', makeZip(docxParts(sound).map((part) => ({ ...part, encrypted: true }))), 'encrypted'],
    [
      'a bomb that says so',
      makeDocx({ ...sound, more: [{ name: 'word/x.xml', content: 'x', declared: 2 ** 31 }] }),
      'too-complex',
    ],
    ['a bomb in its text', makeDocx({ body: paragraph('x'.repeat(20_000_000)) }), 'too-complex'],
    [
      'of 10,001 parts',
      makeDocx({ ...sound, more: Array.from({ length: 10_001 }, (_, i) => ({ name: `x${i}`, content: '' })) }),
      'too-complex',
    ],
    [
      'of tables in tables',
      makeDocx({ body: '<w:tbl><w:tr><w:tc>'.repeat(3000) + paragraph('x') + '</w:tc></w:tr></w:tbl>'.repeat(3000) }),
      'too-complex',
    ],
  ])('that is %s ends in a named error', async (_, bytes, code) => {
    await expect(extract(bytes)).rejects.toMatchObject({ code, message: expect.stringContaining('“report.docx”') });
  });

  it('that lies about the size of its text is counted as it is unpacked', async () => {
    const bomb = docxParts({ body: paragraph('x'.repeat(20_000_000)) }).map((part) =>
      part.name === 'word/document.xml' ? { ...part, declared: 1000 } : part,
    );
    await expect(extract(makeZip(bomb))).rejects.toMatchObject({
      code: expect.stringMatching(/malformed|too-complex/),
    });
  });

  it('whose picture is linked from outside is text, and nothing is fetched', async () => {
    const relationships = relation('p2', 'image', 'http://127.0.0.1:9/b.png', true);
    expect(await bodyOf(picture('Chart', 'p2', 'link') + paragraph('Rest.'), { relationships })).toContain('Rest.');
  });
});

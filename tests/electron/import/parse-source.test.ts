import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../../core/markdown/parse.ts';
import { parseSource } from '../../../electron/import/parse-source.ts';
import { makeDocx, paragraph } from '../../import-files/docx.ts';
import { makeMail, plainMail } from '../../import-files/eml.ts';
import { articleText, newsPage } from '../../import-files/html.ts';

async function parse(bytes: Uint8Array | string, name: string, more: { contentType?: string; pasted?: boolean } = {}) {
  const job = { contentType: null, url: null, fallbackTitle: 'fallback', pasted: false, ...more };
  return await parseSource({ ...job, bytes: typeof bytes === 'string' ? Buffer.from(bytes) : bytes, name });
}

describe('parseSource', () => {
  it('makes a source of a page', async () => {
    const source = await parse(newsPage(`<h1>Pilots refuse night shifts</h1>${articleText}`), 'page.html');
    expect(source).toMatchObject({
      form: 'html',
      title: 'Pilots refuse night shifts',
      language: 'en',
      direction: 'ltr',
      blocks: 2,
      tags: [],
      status: 'current',
      pages: null,
    });
  });

  it('makes a source of a Word document, titled by its first heading', async () => {
    const bytes = makeDocx({ body: paragraph('Night work', 'Heading1') + paragraph('Rest.') });
    expect(await parse(bytes, 'report.docx')).toMatchObject({ form: 'docx', title: 'Night work', blocks: 2 });
  });

  it('makes a source of a mail message', async () => {
    const source = await parse(makeMail(plainMail, 'Rest.'), 'mail.eml');
    expect(source).toMatchObject({ form: 'eml', title: 'Pilots refuse night shifts', body: 'Rest.' });
  });

  it('keeps text and Markdown as they are', async () => {
    expect(await parse('# *a*\n\nb', 'a.txt')).toMatchObject({ form: 'text', body: '\\# \\*a\\*\n\nb\n' });
    expect(await parse('# *a*\n\nb', 'a.md')).toMatchObject({ form: 'markdown', body: '# *a*\n\nb', title: 'a' });
  });

  it('has the SHA-256 of the canonical text', async () => {
    const { body, sha256 } = await parse('<p>A <b>b</b></p>', 'clipboard', { contentType: 'text/html', pasted: true });
    expect(sha256).toBe(createHash('sha256').update(parseDocument(body).text).digest('hex'));
  });

  it('reads from right to left where the page says so, and only where a letter does', async () => {
    const mixed = '<html dir="rtl"><body><p>Port office, harbour pilots: بندرگاہ</p></body></html>';
    expect((await parse(mixed, 'a.html')).direction).toBe('rtl');
    expect((await parse(mixed.replace('بندرگاہ', 'x'), 'a.html')).direction).toBe('ltr');
  });

  it.each([
    ['nothing', 'a.pdf', ''],
    ['a page of pictures', 'a.html', '<html><body><img src="a.png"></body></html>'],
    ['blank text', 'a.txt', ' \n '],
  ])('refuses %s as empty', async (_, name, bytes) => {
    await expect(parse(bytes, name)).rejects.toMatchObject({
      code: 'empty-file',
      message: expect.stringContaining(name),
    });
  });
});

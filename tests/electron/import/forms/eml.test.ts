import { describe, expect, it } from 'vitest';
import { extractEml } from '../../../../electron/import/forms/eml.ts';
import { makeMail, multipart, plainMail } from '../../../import-files/eml.ts';

async function extract(bytes: Uint8Array) {
  return await extractEml(bytes, { name: 'mail.eml' });
}

async function bodyOf(headers: Record<string, string>, body: string): Promise<string> {
  return (await extract(makeMail({ ...plainMail, ...headers }, body))).body;
}

const html = { headers: 'Content-Type: text/html; charset=utf-8', body: '<p>Rest is <b>not</b> a chip.</p>' };
const plain = { headers: 'Content-Type: text/plain; charset=utf-8', body: 'Rest is not a chip.' };
const attachment = {
  headers: 'Content-Type: application/pdf\nContent-Disposition: attachment; filename="night_shifts.pdf"',
  body: '%PDF-1.7',
};

describe('A mail message', () => {
  it('says who wrote it, when by their own clock, about what, and for which list', async () => {
    const headers = { ...plainMail, 'List-Id': '"Harbour desk" <harbour.example.org>', 'Content-Language': 'en-GB' };
    expect((await extract(makeMail(headers, 'Rest.'))).metadata).toEqual({
      title: 'Pilots refuse night shifts',
      byline: 'Mira Tolen',
      publisher: 'Harbour desk',
      publishedAt: '2026-03-04',
      language: 'en-GB',
      url: null,
    });
  });

  it('shows plain text letter for letter', async () => {
    expect(await bodyOf({}, '# Rest\n\n> *Not* a chip.')).toBe('\\# Rest\n\n\\> \\*Not\\* a chip.');
  });

  it('is read in its formatted form where it has one', async () => {
    const { type, body } = multipart('alternative', [plain, html]);
    expect(await bodyOf({ 'Content-Type': type }, body)).toBe('Rest is **not** a chip.');
  });

  it('is read in its plain form where the formatted one is a picture', async () => {
    const { type, body } = multipart('alternative', [plain, { ...html, body: '<img src="http://x.example/t.gif">' }]);
    expect(await bodyOf({ 'Content-Type': type }, body)).toBe('Rest is not a chip.');
  });

  it('undoes transfer encodings and charsets, in headers too', async () => {
    const headers = {
      Subject: '=?gb2312?B?uNu/2g==?=',
      'Content-Type': 'text/plain; charset=iso-8859-1',
      'Content-Transfer-Encoding': 'quoted-printable',
    };
    const { body, metadata } = await extract(makeMail({ ...plainMail, ...headers }, 'na=EFve, and a long =\nline'));
    expect(body).toBe('naïve, and a long line');
    expect(metadata.title).toBe('港口');
  });

  it('names what was attached and takes none of it in', async () => {
    const { type, body } = multipart('mixed', [plain, attachment]);
    expect(await bodyOf({ 'Content-Type': type }, body)).toBe('Rest is not a chip.\n\nAttachments: night\\_shifts.pdf');
  });

  it('quotes a message in it', async () => {
    const inner = Buffer.from(makeMail({ ...plainMail, Subject: 'Earlier' }, 'No.\n\nNever.')).toString();
    const { type, body } = multipart('mixed', [plain, { headers: 'Content-Type: message/rfc822', body: inner }]);
    expect(await bodyOf({ 'Content-Type': type }, body)).toBe(
      'Rest is not a chip.\n\n> Mira Tolen\\\n> Wed, 04 Mar 2026 00:30:00 +0800\\\n> Earlier\n>\n> No.\n>\n> Never.',
    );
  });
});

describe('A hostile mail message', () => {
  it('of endless headers ends in a named error', async () => {
    const headers = Object.fromEntries(Array.from({ length: 40_000 }, (_, i) => [`X-${i}`, 'y'.repeat(40)]));
    await expect(extract(makeMail(headers, 'x'))).rejects.toMatchObject({
      code: 'too-complex',
      message: expect.stringContaining('“mail.eml”'),
    });
  });

  it('of parts within parts ends in a named error', async () => {
    let part = plain;
    for (let i = 0; i < 100; i += 1) {
      const { type, body } = multipart('mixed', [part], `edge${i}`);
      part = { headers: `Content-Type: ${type}`, body };
    }
    const bytes = Buffer.from(`${part.headers}\n\n${part.body}`);
    await expect(extract(bytes)).rejects.toMatchObject({ code: 'too-complex' });
  });

  it('of messages within messages is quoted three deep, and the rest is named', async () => {
    let inner = 'Subject: Innermost\n\nDeep.';
    for (let i = 0; i < 6; i += 1) inner = `Subject: ${i}\nContent-Type: message/rfc822\n\n${inner}`;
    expect((await extract(Buffer.from(inner))).body).toContain('> > > Attachments: message/rfc822');
  });

  it('that is cut off is text to there', async () => {
    const { type, body } = multipart('mixed', [plain, attachment]);
    const bytes = makeMail({ ...plainMail, 'Content-Type': type }, body);
    expect((await extract(bytes.slice(0, -60))).body).toContain('Rest is not a chip.');
  });
});

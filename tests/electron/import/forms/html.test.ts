import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../../../core/markdown/parse.ts';
import { extractHtml } from '../../../../electron/import/forms/html.ts';
import { articleText, furniture, newsPage } from '../../../import-files/html.ts';

type Job = Partial<Parameters<typeof extractHtml>[1]>;

async function extract(html: string | Uint8Array, job: Job = {}) {
  const bytes = typeof html === 'string' ? Buffer.from(html) : html;
  return await extractHtml(bytes, { name: 'page.html', contentType: null, url: null, pasted: false, ...job });
}

async function textOf(html: string | Uint8Array, job: Job = {}): Promise<string> {
  return parseDocument((await extract(html, job)).body).text;
}

describe('A news page', () => {
  it('keeps the article and leaves out what every page of the site has', async () => {
    const text = await textOf(newsPage(`<h1>Pilots refuse</h1>${articleText}`));
    expect(text).toContain('refused to work at night');
    for (const words of furniture) expect(text).not.toContain(words);
  });

  it('keeps headings, lists, tables, quotes, links, emphasis and the images’ alternative texts', async () => {
    const { body } = await extract(
      newsPage(
        `${articleText}<h2>What they want</h2><ul><li>Rest<ul><li>at night</li></ul></li><li>Pay</li></ul>${articleText}
        <table><thead><tr><th>Month</th><th>Ships</th></tr></thead><tbody><tr><td>January</td><td>41</td></tr></tbody></table>
        <blockquote><p>Rest is <em>not</em> a <strong>bargaining chip</strong>.</p></blockquote>
        <figure><img src="/a.png" alt="A pilot boat"><figcaption>The boat, in May.</figcaption></figure>
        <p>More in <a href="/report">the report, which the office published</a>.</p>${articleText}`,
      ),
      { url: 'https://courier.example/news/1' },
    );
    expect(body).toContain('## What they want');
    expect(body).toContain('- Rest\n\n  - at night');
    expect(body).toContain('| Month | Ships |\n| --- | --- |\n| January | 41 |');
    expect(body).toContain('> Rest is *not* a **bargaining chip**.');
    expect(body).toContain('![A pilot boat]()');
    expect(body).toContain('The boat, in May.');
    expect(body).toContain('[the report, which the office published](https://courier.example/report)');
  });

  it('has its notes and their marks', async () => {
    const text = await textOf(
      newsPage(
        `${articleText}<p>Traffic fell by a third, the office says<sup><a href="#n1">1</a></sup>, and it will not say more.</p>${articleText}
        <ol><li id="n1">Harbour office, yearbook, page 12. <a href="#r1">↩</a></li></ol>`,
      ),
    );
    expect(text).toContain('the office says¹, and');
    expect(text).toContain('Harbour office, yearbook, page 12.');
    expect(text).not.toContain('↩');
  });

  it('loses hidden parts', async () => {
    const text = await textOf(newsPage(`${articleText}<p hidden>Not shown one.</p><p style="display: none">Two.</p>`));
    expect(text).not.toMatch(/Not shown|Two/);
  });
});

describe('A page that is no article', () => {
  it('is read as a whole, but for scripts, styles and what is hidden', async () => {
    const page = `<html><head><style>p{}</style></head><body><p>Short.</p><script>x()</script><p hidden>No.</p></body></html>`;
    expect(await textOf(page)).toBe('Short.');
  });

  it('may have neither html nor body', async () => {
    expect(await textOf('<h1>Tides</h1><p>High at nine.')).toBe('Tides\n\nHigh at nine.');
  });

  it('may be a table alone', async () => {
    expect(await textOf('<table><tr><th>A<th>B<tr><td>1<td>2</table>')).toBe('A\tB\n\n1\t2');
  });
});

describe('Languages', () => {
  const chinese = `<p>${'港口吞吐量连续三个月下降，港务局周二表示。领航员自一月以来拒绝夜班，谈判仍在继续。'.repeat(4)}</p>`;
  const urdu = `<p>${'بندرگاہ پر جہازوں کی آمد میں کمی ہوئی ہے، حکام نے منگل کو بتایا۔ پائلٹ جنوری سے رات کو کام نہیں کر رہے۔ '.repeat(4)}</p>`;

  it('reads a Chinese page, without spaces where the source’s lines end', async () => {
    const text = await textOf(
      newsPage(`${chinese}<p>领航员说，\n他们需要休息，\n而不是更多的钱，港务局却不这样认为。</p>`),
    );
    expect(text).toContain('领航员说，他们需要休息，而不是更多的钱');
    expect(text).not.toContain('Ferry');
  });

  it('reads an Urdu page, its language and its direction', async () => {
    const page = newsPage(urdu, { attributes: 'lang="ur" dir="rtl"' });
    expect(await textOf(page)).toContain('بندرگاہ پر جہازوں کی آمد');
    expect((await extract(page)).metadata).toMatchObject({ language: 'ur', direction: 'rtl' });
  });

  it('does not believe a template’s language over another script', async () => {
    expect((await extract(newsPage(urdu, { attributes: 'lang="en"' }))).metadata.language).toBe('ur');
  });
});

describe('Encodings', () => {
  const page = (declaration: string, text: string): string =>
    `<html><head>${declaration}</head><body><p>${text}</p></body></html>`;

  it.each([
    ['gb2312', '<meta charset="gb2312">', '港口吞吐量下降'],
    ['big5', '<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=big5">', '港口吞吐量下降'],
    ['shift_jis', "<meta charset='Shift_JIS'>", '港の水先人は夜間勤務を拒否'],
    ['windows-1256', '<meta charset=windows-1256>', 'ميناء'],
    ['windows-1251', '<meta charset=windows-1251>', 'порт'],
  ])('reads %s as the page declares it', async (encoding, declaration, text) => {
    expect(await textOf(iconv.encode(page(declaration, text), encoding))).toBe(text);
  });

  it('believes the server before the page', async () => {
    const bytes = iconv.encode(page('<meta charset="windows-1252">', 'порт'), 'windows-1251');
    expect(await textOf(bytes, { contentType: 'text/html; charset=windows-1251' })).toBe('порт');
  });

  it('believes UTF-8 before any declaration', async () => {
    expect(await textOf(page('<meta charset="iso-8859-1">', 'naïve — 港口'))).toBe('naïve — 港口');
  });

  it('reads UTF-16 with a mark, and Japanese whose bytes are all ASCII', async () => {
    expect(await textOf(iconv.encode(page('', '港口'), 'utf-16le', { addBOM: true }))).toBe('港口');
    const japanese = Buffer.from(page('<meta charset="iso-2022-jp">', '\x1b$B9A\x1b(B'));
    expect(await textOf(japanese)).toBe('港');
  });
});

describe('What was pasted', () => {
  it('is kept whole, with nothing taken for furniture', async () => {
    const text = await textOf('<nav><p>Menu</p></nav><div class="comments"><p>Said.</p></div>', { pasted: true });
    expect(text).toBe('Menu\n\nSaid.');
  });

  it('has Word’s lists as lists and none of its junk', async () => {
    const item = (level: number, mark: string, text: string): string =>
      `<p class=MsoListParagraph style='mso-list:l0 level${level} lfo1'><![if !supportLists]><span style='mso-list:Ignore'>${mark}<span>&nbsp;&nbsp; </span></span><![endif]>${text}<o:p></o:p></p>\n`;
    const word = `<html xmlns:o="urn:x"><head><style><!-- p.MsoNormal {} --></style><!--[if gte mso 9]><xml>junk</xml><![endif]--></head><body><!--StartFragment--><p class=MsoNormal>Wants:<o:p></o:p></p>
      ${item(1, '·', 'Rest')}${item(2, 'o', 'at night')}${item(1, '·', 'Pay')}<p class=MsoNormal><o:p>&nbsp;</o:p></p>${item(1, '1.', 'First')}<!--EndFragment--></body></html>`;
    expect((await extract(word, { pasted: true })).body).toBe('Wants:\n\n- Rest\n\n  - at night\n\n- Pay\n\n1. First');
  });

  it('has Google’s bold by its styles, not by its tags', async () => {
    const html = `<b style="font-weight:normal" id="docs-internal-guid-1"><p><span style="font-weight:700">Bold</span><span style="font-weight:400"> not </span><span style="font-style:italic">slanted</span></p></b>`;
    expect((await extract(html, { pasted: true })).body).toBe('**Bold** not *slanted*');
  });
});

describe('Hostile pages', () => {
  it.each([
    ['5,000 nested elements', '<div>'.repeat(5000)],
    ['100,000 elements left open', '<b><i>'.repeat(50_000)],
    ['nested elements closed by others’ end tags', '<div></b>'.repeat(5000)],
    ['more than a million elements', '<br>'.repeat(1_000_001)],
    ['an element with a million attributes', `<p ${'a=1 '.repeat(1_000_000)}>x</p>`],
  ])('%s end in a named error', async (_, html) => {
    await expect(extract(html)).rejects.toMatchObject({
      code: 'too-complex',
      message: expect.stringContaining('“page.html”'),
    });
  });

  it('2,000 paragraphs and items that are never closed are text', async () => {
    expect(await textOf(`<p>${'word <p>'.repeat(2000)}<ul>${'<li>item'.repeat(2000)}`)).toContain('item');
  });

  it('a page cut off within a tag, a comment or a script is text to there', async () => {
    for (const end of ['<p class="x', '<!-- x', '<script>x("<p>")'])
      expect(await textOf(`<p>Here.</p>${end}`)).toBe('Here.');
  });

  it('scripts’ addresses are no links', async () => {
    const { body } = await extract('<p>A <a href="javascript:alert(1)">b</a> <a href="data:text/html,x">c</a></p>');
    expect(body).toBe('A b c');
  });
});

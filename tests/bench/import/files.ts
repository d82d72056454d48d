import { makeDocx, paragraph, table } from '../../import-files/docx.ts';
import { makeMail, multipart, plainMail } from '../../import-files/eml.ts';
import { newsPage } from '../../import-files/html.ts';
import { linesOfText, type PdfText, pdfOf } from '../../import-files/pdf-writer.ts';
import { makeArticle, render } from '../anchoring/article.ts';
import type { Language } from '../anchoring/language.ts';
import type { Random } from '../random.ts';

type Report = { readonly title: string; readonly paragraphs: readonly string[] };

export type FileKind = {
  readonly name: string;
  readonly ending: string;
  /** How many words its reports have, or a few more. */
  readonly words: number;
  make(report: Report): string | Uint8Array;
};

const words = 900;
/** A page of the PDFs: 46 lines of some 14 words. */
const linesOnPage = 46;
const signsInLine = 88;
const wordsOnPage = 600;

export const fileKinds: readonly FileKind[] = [
  { name: 'txt', ending: 'txt', words, make: ({ title, paragraphs }) => [title, ...paragraphs].join('\n\n') },
  { name: 'md', ending: 'md', words, make: markdownOf },
  { name: 'html', ending: 'html', words, make: pageOf },
  { name: 'docx', ending: 'docx', words, make: documentOf },
  { name: 'eml', ending: 'eml', words, make: mailOf },
  pdfKind(1),
  pdfKind(20),
  pdfKind(300),
];

/** A report that no other is like. */
export function makeReport(length: number, language: Language, random: Random): Report {
  const { text } = render(makeArticle(length, language, random), language);
  const title = Array.from({ length: 7 }, () => language.word()).join(' ');
  return { title, paragraphs: text.split('\n\n') };
}

function markdownOf({ title, paragraphs }: Report): string {
  const blocks = paragraphs.map((text, i) => (i % 5 === 4 ? `## Part ${i}\n\n> ${text}` : `${text} **${i}**`));
  return `---\nauthor: Mira Tolen\ndate: 2026-03-04\n---\n\n# ${title}\n\n${blocks.join('\n\n')}\n`;
}

function pageOf({ title, paragraphs }: Report): string {
  const linked = {
    '@type': 'NewsArticle',
    headline: title,
    author: { name: 'Mira Tolen' },
    datePublished: '2026-03-04',
  };
  const head = `<title>${title} | The Harbour Courier</title><meta property="og:site_name" content="The Harbour Courier"><script type="application/ld+json">${JSON.stringify(linked)}</script>`;
  return newsPage(`<h1>${title}</h1>${markupOf(paragraphs)}`, { head });
}

function markupOf(paragraphs: readonly string[]): string {
  return paragraphs.map((text, i) => `<p>${text} <a href="/archive/${i}">See <em>part</em> ${i}</a></p>`).join('\n');
}

function documentOf({ title, paragraphs }: Report): Uint8Array {
  const rows = paragraphs.slice(0, 6).map((text, i) => [String(i), text.slice(0, 30), text.slice(-30)]);
  const body = paragraph(title, 'Title') + paragraphs.map((text) => paragraph(text)).join('') + table(rows);
  return makeDocx({ body, properties: `<dc:title>${title}</dc:title><dc:creator>Mira Tolen</dc:creator>` });
}

function mailOf({ title, paragraphs }: Report): Uint8Array {
  const encoded = Buffer.from(markupOf(paragraphs)).toString('base64').replace(/.{76}/g, '$&\n');
  const { type, body } = multipart('alternative', [
    { headers: 'Content-Type: text/plain; charset=utf-8', body: paragraphs.join('\n\n') },
    { headers: 'Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: base64', body: encoded },
  ]);
  return makeMail({ ...plainMail, Subject: title, 'Content-Type': type }, body);
}

function pdfKind(pages: number): FileKind {
  const make = ({ title, paragraphs }: Report): Uint8Array => {
    const lines = paragraphs.flatMap((text) => [...wrap(text), '']);
    const sheets = Array.from({ length: pages }, (_, i): PdfText[] => [
      { x: 72, y: 50, size: 9, text: 'The Harbour Courier' },
      ...(i === 0 ? [{ x: 72, y: 90, size: 18, text: title }] : []),
      ...linesOfText(lines.slice(i * linesOnPage, (i + 1) * linesOnPage), { y: 120 }).filter(({ text }) => text !== ''),
      { x: 290, y: 810, size: 9, text: String(i + 1) },
    ]);
    return pdfOf({ pages: sheets, info: { Title: title, Author: 'Mira Tolen' } });
  };
  return { name: `pdf, ${pages} ${pages === 1 ? 'page' : 'pages'}`, ending: 'pdf', words: pages * wordsOnPage, make };
}

function wrap(text: string): string[] {
  return text.match(new RegExp(`.{1,${signsInLine}}(?:\\s|$)`, 'g'))?.map((line) => line.trim()) ?? [];
}

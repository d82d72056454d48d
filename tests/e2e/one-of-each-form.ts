import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeDocx, paragraph } from '../import-files/docx.ts';
import { makeMail } from '../import-files/eml.ts';
import { newsPage } from '../import-files/html.ts';
import { linesOfText, pdfOf } from '../import-files/pdf-writer.ts';

export type SourceFile = {
  readonly name: string;
  readonly content: string | Uint8Array;
  readonly title: string;
  /** What its own data says of it, as the window shows it. */
  readonly facts: readonly string[];
  /** Words of its text. */
  readonly text: string;
};

const head = `<title>Night shifts refused | The Harbour Courier</title>
<meta property="og:title" content="Night shifts refused"><meta property="og:site_name" content="The Harbour Courier">
<meta name="author" content="Mira Tolen"><meta property="article:published_time" content="2026-03-04T06:00:00Z">`;

export const oneOfEachForm: readonly SourceFile[] = [
  {
    name: 'shifts.html',
    content: newsPage(
      `<p>The port’s pilots have refused to work at night since January, the harbour office said on Tuesday, and no ship
      has come in after dark.</p><p>They want a second pilot on every boat, longer rest between two shifts, and the lights
      of the northern channel mended before the winter storms come.</p>`,
      { head },
    ),
    title: 'Night shifts refused',
    facts: ['The Harbour Courier', 'Mira Tolen', '4 March 2026'],
    text: 'no ship has come in after dark',
  },
  {
    name: 'dredging.pdf',
    content: pdfOf({
      pages: [
        linesOfText(['The northern channel was last dredged eleven years ago.']),
        linesOfText(['Dredging it anew would take nine weeks and close the quay.']),
      ],
      info: { Title: 'Dredging the channel', Author: 'Harbour Survey', CreationDate: 'D:20260305090000Z' },
    }),
    title: 'Dredging the channel',
    facts: ['Harbour Survey', '5 March 2026'],
    text: 'would take nine weeks and close the quay',
  },
  {
    name: 'minutes.docx',
    content: makeDocx({
      body:
        paragraph('Minutes of the board', 'Title') +
        paragraph('The board put off the vote on pilotage dues until May.'),
      properties: '<dc:creator>Ruth Adeyemi</dc:creator><dcterms:modified>2026-03-06T10:00:00Z</dcterms:modified>',
    }),
    title: 'Minutes of the board',
    facts: ['Ruth Adeyemi', '6 March 2026'],
    text: 'put off the vote on pilotage dues',
  },
  {
    name: 'reply.eml',
    content: makeMail(
      {
        From: '"Jonas Veld" <veld@union.example>',
        To: 'desk@example.org',
        Subject: 'What the union asks for',
        Date: 'Sat, 07 Mar 2026 08:30:00 +0100',
        'List-Id': '"Pilots Union" <news.union.example>',
        'MIME-Version': '1.0',
        'Content-Type': 'text/plain; charset=utf-8',
      },
      'We ask for eleven hours of rest.\n\nNobody has answered us yet.',
    ),
    title: 'What the union asks for',
    facts: ['Pilots Union', 'Jonas Veld', '7 March 2026'],
    text: 'Nobody has answered us yet.',
  },
  {
    name: 'log.txt',
    content: 'Log of the signal station\n\nTwo tankers waited outside the bar from 18:40 until dawn.\n',
    title: 'Log of the signal station',
    facts: [],
    text: 'waited outside the bar from 18:40 until dawn',
  },
  {
    name: 'tides.md',
    content:
      '---\ntitle: Tides at the bar\npublisher: Hydrographic Office\nauthor: Ines Prado\ndate: 2026-03-08\n---\n\nHigh water stands at **6.2 metres** on the ninth.\n',
    title: 'Tides at the bar',
    facts: ['Hydrographic Office', 'Ines Prado', '8 March 2026'],
    text: 'High water stands at 6.2 metres on the ninth.',
  },
];

/** Writes the files into a folder; gives their paths. */
export async function writeFiles(
  folder: string,
  files: readonly Pick<SourceFile, 'name' | 'content'>[],
): Promise<string[]> {
  return await Promise.all(
    files.map(async ({ name, content }) => {
      const path = join(folder, name);
      await writeFile(path, content);
      return path;
    }),
  );
}

import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { docxParts, makeDocx, paragraph, picture, relation } from '../import-files/docx.ts';
import { newsPage } from '../import-files/html.ts';
import { encryptedPdf, longPdf, truncatedPdf } from '../import-files/pdf-hostile.ts';
import { linesOfText, pdfOf } from '../import-files/pdf-writer.ts';
import { makeZip } from '../import-files/zip.ts';
import { answerOpenDialog, chooseCommand, importReport, libraryList, openSource } from './acts.ts';
import { expect } from './app.ts';
import { writeFiles } from './one-of-each-form.ts';
import { test } from './page-server.ts';

const bomb = docxParts({ body: paragraph('a'.repeat(64 * 1024 * 1024)) });
const macroProject = { name: 'word/vbaProject.bin', content: 'Sub AutoOpen()' };

const hostile = [
  { name: 'bomb.docx', content: makeZip(bomb), why: 'unpacked, is larger than 10 MB' },
  {
    name: 'bomb-in-disguise.docx',
    content: makeZip(bomb.map((part) => ({ ...part, declared: 1000 }))),
    why: 'is damaged or cut off',
  },
  { name: 'cut-off.pdf', content: truncatedPdf(0.5), why: 'its end is missing' },
  { name: 'encrypted.pdf', content: encryptedPdf(), why: 'password' },
  { name: 'endless.pdf', content: longPdf(5001), why: '5,000 is the most' },
  { name: 'macros.docx', content: makeDocx({ body: paragraph('Open me.'), more: [macroProject] }), why: 'macros' },
  { name: 'nested.html', content: newsPage('<div>'.repeat(5000)), why: 'nested more than 1000 deep' },
  {
    name: 'picture.pdf',
    content: Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
    why: 'not what its name says',
  },
] as const;

test('names each hostile file of a folder and why it was refused, tries a mended one again, and goes on', async ({
  desk,
  folder,
  server,
}) => {
  const { app, page } = desk;
  const given = join(folder, 'given');
  await mkdir(given);
  await writeFiles(given, hostile);
  await writeFiles(given, [
    {
      name: 'outside.docx',
      content: makeDocx({
        body: paragraph('Its pictures are elsewhere.') + picture('A chart', 'p1', 'link'),
        relationships:
          relation('p1', 'image', server.address, true) + relation('t1', 'attachedTemplate', server.address, true),
      }),
    },
  ]);
  await answerOpenDialog(app, [given]);
  await chooseCommand(app, 'source.importFolder');
  const report = importReport(page);
  await expect(report.getByText(`1 added · ${hostile.length} not imported`)).toBeVisible();
  const rows = report.getByRole('listitem');
  for (const { name, why } of hostile) await expect(rows.filter({ hasText: `“${name}”` })).toContainText(why);
  expect(server.hits()).toBe(0);

  await writeFile(join(given, 'cut-off.pdf'), pdfOf({ pages: [linesOfText(['The download is whole by this time.'])] }));
  await rows.filter({ hasText: '“cut-off.pdf”' }).getByRole('button', { name: 'Try again' }).click();
  await expect(report.getByText(`2 added · ${hostile.length - 1} not imported`)).toBeVisible();
  await report.getByRole('button', { name: 'Done' }).click();
  await openSource(page, 'The download is whole by this time.');

  await answerOpenDialog(app, await writeFiles(folder, [{ name: 'good.txt', content: 'All is well.\n' }]));
  await page.getByRole('button', { name: 'Import' }).click();
  await expect(page.locator('[data-block]', { hasText: 'All is well.' })).toBeVisible();
});

test('stops a long import when it is cancelled, and keeps what is in by then', async ({ desk, folder }) => {
  const { app, page } = desk;
  const many = join(folder, 'many');
  await mkdir(many);
  const count = 1000;
  await writeFiles(
    many,
    Array.from({ length: count }, (_, i) => ({
      name: `${i}.html`,
      content: newsPage(`<p>Report ${i} of the watch.</p>`),
    })),
  );
  await answerOpenDialog(app, [many]);
  await chooseCommand(app, 'source.importFolder');
  const bar = page.getByRole('region', { name: 'Import' });
  await expect(bar.getByText(/^Importing [1-9]\d* of 1,000$/)).toBeVisible();
  await bar.getByRole('button', { name: 'Cancel' }).click();
  await expect(importReport(page).getByText('You stopped it: what is not listed here was not imported.')).toBeVisible();
  const words = await importReport(page)
    .getByText(/^[\d,]+ added$/)
    .innerText();
  const added = Number.parseInt(words, 10);
  expect(added).toBeGreaterThan(0);
  expect(added).toBeLessThan(count);
  await importReport(page).getByRole('button', { name: 'Done' }).click();
  await expect(page.getByRole('tab', { name: `Sources ${added + 3}` })).toBeVisible();
  await expect(libraryList(page).getByRole('option', { name: 'Pilots refuse night shifts' }).first()).toBeVisible();
});

import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseDocument } from '../../core/markdown/parse.ts';
import { importFiles } from '../../electron/acts/articles.ts';
import { openDesk } from '../../electron/acts/desk.ts';
import { installSamples } from '../../electron/acts/samples.ts';
import { openLibrary } from '../../electron/store/library.ts';
import { markdownBody } from '../core/markdown/generated-markdown.ts';
import { expect, launchDesk, test } from './app.ts';

const bodies = 220;
const samples = fileURLToPath(new URL('../../resources/samples', import.meta.url));

test('shows the canonical text of every article, block by block and letter for letter', async ({ folder }) => {
  const sources = join(folder, 'sources');
  await mkdir(sources);
  for (let seed = 0; seed < bodies; seed++) {
    await writeFile(join(sources, `article-${String(seed).padStart(3, '0')}.md`), markdownBody(seed));
  }
  const library = await openLibrary(join(folder, 'library'));
  const desk = openDesk(library);
  await importFiles(desk, [sources]);
  await installSamples(desk, samples);
  const articles = await Promise.all(library.catalogue.articles().map(({ id }) => library.articles.get(id)));
  await library.close();
  expect(articles.length).toBeGreaterThanOrEqual(203);

  const { page, close } = await launchDesk(folder);
  await page.getByRole('listbox', { name: 'Sources' }).focus();
  const shown = new Set<string>();
  for (const [index, article] of articles.entries()) {
    if (article === null) throw new Error('An imported article is gone.');
    await page.keyboard.press(index === 0 ? 'Home' : 'ArrowDown');
    await expect(page.locator(`[data-article="${article.id}"]:not([aria-busy])`)).toBeVisible();
    const texts = await page.locator('[data-block]').evaluateAll((blocks) => blocks.map((block) => block.textContent));
    expect(texts, article.title).toEqual(parseDocument(article.body).blocks.map(({ text }) => text));
    shown.add(article.id);
  }
  expect(shown.size).toBe(articles.length);
  await close();
});

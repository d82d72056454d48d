import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseDocument } from '../../../core/markdown/parse.ts';
import { openLibrary } from '../../../electron/store/library.ts';
import { temporaryFolder } from '../../electron/temporary-folder.ts';
import { makeSource } from './documents.ts';
import { fillLibrary } from './fill.ts';
import { copyLibrary } from './library.ts';
import { corpusWords } from './words.ts';
import { makeWorld } from './world.ts';

const world = makeWorld(1);

async function madeLibrary(articles: number): Promise<string> {
  const root = join(await temporaryFolder(), 'library');
  await fillLibrary(root, { articles, seed: 1, say: () => undefined });
  return root;
}

test('the store finds nothing wrong with a made library', async () => {
  const library = await openLibrary(await madeLibrary(50));
  const verified = await library.verify();
  await library.close();
  expect(verified).toEqual({ documents: expect.any(Number), damaged: [], restored: [] });
  expect(library.incidents).toEqual([]);
});

test('every briefing of a made library cites annotations that are there', async () => {
  const library = await openLibrary(await madeLibrary(200));
  const [briefing] = library.catalogue.briefings();
  const articles = briefing?.citations.map((id) => library.catalogue.articleOfAnnotation(id));
  await library.close();
  expect(articles?.length).toBeGreaterThan(10);
  expect(articles).not.toContain(null);
});

test('the text that an article is made with is the canonical text of its body', () => {
  const sources = Array.from({ length: 60 }, (_, index) => makeSource(world, index));
  for (const { article, text } of sources) expect(parseDocument(article.body).text).toBe(text);
});

test('a copy has the catalogue in step with its documents, and changing it leaves the first as it was', async () => {
  const root = await madeLibrary(5);
  const copy = await openLibrary(await copyLibrary(root));
  const id = copy.catalogue.articles()[0]?.id ?? '';
  await copy.articles.replace(id, (article) => ({ ...article, title: 'Changed' }));
  await copy.close();
  const first = await openLibrary(root);
  const article = await first.articles.get(id);
  await first.close();
  expect(article?.title).not.toBe('Changed');
});

test('one seed makes the same articles in every library, and another makes others', () => {
  expect(makeSource(makeWorld(1), 7)).toEqual(makeSource(world, 7));
  expect(makeSource(makeWorld(2), 7)).not.toEqual(makeSource(world, 7));
});

test('the words to ask for are in the articles, the frequent ones most often', () => {
  const texts = Array.from({ length: 300 }, (_, index) => makeSource(world, index).text);
  const found = (words: readonly string[]): number =>
    words.slice(0, 40).reduce((sum, word) => sum + texts.filter((text) => text.includes(word)).length, 0);
  const { frequent, middling, rare } = corpusWords(1).English;
  expect(found(frequent)).toBeGreaterThan(found(middling));
  expect(found(middling)).toBeGreaterThan(found(rare));
});

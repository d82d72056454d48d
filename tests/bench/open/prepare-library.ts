import { createHash } from 'node:crypto';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describePassage } from '../../../core/anchoring/describe.ts';
import { parseDocument } from '../../../core/markdown/parse.ts';
import type { Annotation } from '../../../core/model/annotation.ts';
import { newId } from '../../../core/model/ids.ts';
import { openSettings } from '../../../electron/settings/settings-file.ts';
import { type Library, openLibrary } from '../../../electron/store/library.ts';
import { makeSource } from '../corpus/documents.ts';
import { copyLibrary, makeLibrary } from '../corpus/library.ts';
import { makeWorld, randomBytesOf, randomOf } from '../corpus/world.ts';
import type { BenchOptions } from '../report.ts';

export type PreparedLibrary = { readonly library: string; readonly profile: string };

export const longTitle = 'The long source';
export const longWords = 200_000;
export const longNotes = 200;

/**
 * A library to throw away, with a very long source that many notes stand on as its newest, and a profile in which
 * another source is open.
 */
export async function prepareLibrary(articles: number, { seed, say }: BenchOptions): Promise<PreparedLibrary> {
  const library = await copyLibrary(await makeLibrary({ articles, seed, say }));
  const opened = await openLibrary(library);
  try {
    const [first] = opened.catalogue.articles();
    await addLongSource(opened, seed);
    const profile = await mkdtemp(join(tmpdir(), 'briefing-notes-open-'));
    const settings = await openSettings(profile, (error) => say(String(error)));
    settings.change({ openArticle: first?.id ?? null });
    await settings.flush();
    return { library, profile };
  } finally {
    await opened.close();
  }
}

async function addLongSource(library: Library, seed: number): Promise<void> {
  const world = makeWorld(seed);
  const bytes = randomBytesOf(randomOf(seed, 'long source', 0));
  const parts: string[] = [];
  let template = makeSource(world, 0).article;
  // Numbers that no library of the corpus reaches.
  for (let [index, words] = [1_000_000, 0]; words < longWords; index += 1) {
    const { article, text } = makeSource(world, index);
    if (article.language !== 'en') continue;
    template = article;
    parts.push(article.body);
    words += text.split(/\s+/).length;
  }
  const body = parts.join('\n\n');
  const { text, blocks } = parseDocument(body);
  const at = '2026-11-20T09:00:00.000Z';
  const id = newId(bytes);
  const sha256 = createHash('sha256').update(text, 'utf8').digest('hex');
  const facts = { title: longTitle, body, sha256, createdAt: at, updatedAt: at };
  await library.articles.create({ ...template, ...facts, id });
  const passages = blocks.filter(({ kind }) => kind === 'paragraph');
  const annotations = Array.from({ length: longNotes }, (_, index): Annotation => {
    const { start, end } = passages[Math.floor((index * passages.length) / longNotes)] ?? { start: 0, end: 1 };
    return {
      id: newId(bytes),
      articleId: id,
      anchor: describePassage(text, start, Math.min(end, start + 80), 1),
      category: (['key-point', 'quote', 'figure', 'doubt'] as const)[index % 4] ?? 'doubt',
      comment: `Remark ${index + 1}: to be compared with what the others say.`,
      tags: [],
      credibility: null,
      state: 'exact',
      proposal: null,
      createdAt: at,
      updatedAt: at,
    };
  });
  await library.annotations.create({ id, annotations });
}

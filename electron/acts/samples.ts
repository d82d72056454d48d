import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describePassage } from '../../core/anchoring/describe.ts';
import { findQuote } from '../../core/anchoring/find.ts';
import { firstHeading } from '../../core/briefing/title.ts';
import { AppError } from '../../core/errors.ts';
import type { Annotation } from '../../core/model/annotation.ts';
import type { Article } from '../../core/model/article.ts';
import type { Briefing } from '../../core/model/briefing.ts';
import { composeArticle } from '../import/compose.ts';
import type { Change } from '../store/library.ts';
import { canonicalTextOf } from './canonical-text.ts';
import type { Desk } from './desk.ts';
import { inTurn } from './in-turn.ts';
import { readSampleSet, type SampleSet } from './sample-set.ts';

/**
 * Puts the sample library of `folder` in, once per library: when any of its ids is or was in use (samples that were
 * removed wait in the bin), nothing is written. Answers the samples' ids either way.
 */
export async function installSamples(desk: Desk, folder: string): Promise<{ articles: string[]; briefing: string }> {
  const set = await readSampleSet(folder);
  const { catalogue } = desk.library;
  const content = await compose(desk, folder, set);
  await inTurn(desk.library, async () => {
    if (set.annotations.some(({ id }) => catalogue.articleOfAnnotation(id) !== null)) return;
    await commitUnlessTaken(desk, changesFor(content));
  });
  return { articles: set.articles.map(({ id }) => id), briefing: set.briefing.id };
}

/** Nothing happens when an id is in use, or was once and waits in the bin. */
async function commitUnlessTaken(desk: Desk, changes: readonly Change[]): Promise<void> {
  try {
    await desk.library.commit(changes);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'bad-request') throw error;
  }
}

function changesFor({ articles, annotations, briefing }: SampleContent): Change[] {
  const changes: Change[] = [{ type: 'create', kind: 'briefing', document: briefing }];
  for (const article of articles) {
    const own = annotations.filter(({ articleId }) => articleId === article.id);
    changes.push({ type: 'create', kind: 'article', document: article });
    changes.push({ type: 'create', kind: 'annotations', document: { id: article.id, annotations: own } });
  }
  return changes;
}

type SampleContent = { articles: Article[]; annotations: Annotation[]; briefing: Briefing };

/** Everything is composed before anything is written: a quote that is not found installs nothing. */
async function compose(desk: Desk, folder: string, set: SampleSet): Promise<SampleContent> {
  const now = desk.now();
  const articles: Article[] = [];
  for (const [index, { id, file }] of set.articles.entries()) {
    // A millisecond apart, so that the list shows them in the set's order.
    articles.push(await composeSample(folder, file, id, new Date(now.getTime() - index).toISOString()));
  }
  const at = now.toISOString();
  return {
    articles,
    annotations: set.annotations.map((note) => composeAnnotation(note, articles, at)),
    briefing: await composeBriefing(folder, set.briefing, at),
  };
}

async function composeSample(folder: string, file: string, id: string, at: string): Promise<Article> {
  const text = await readFile(join(folder, file), 'utf8');
  const { blocks: _, ...content } = composeArticle({ text, kind: 'markdown', name: file, fallbackTitle: file });
  const origin = { kind: 'sample', name: file } as const;
  return {
    id,
    ...content,
    version: 1,
    origin,
    original: null,
    importedAt: null,
    earlier: [],
    createdAt: at,
    updatedAt: at,
  };
}

function composeAnnotation(note: SampleSet['annotations'][number], articles: Article[], at: string): Annotation {
  const article = articles.find(({ id }) => id === note.article);
  if (article === undefined) throw new Error(`The sample note ${note.id} is on no sample article.`);
  const { text } = canonicalTextOf(article);
  const { start, end } = findQuote(text, { exact: note.exact });
  return {
    id: note.id,
    articleId: article.id,
    anchor: describePassage(text, start, end, article.version),
    category: note.category,
    comment: note.comment,
    tags: [],
    credibility: note.credibility,
    state: 'exact',
    proposal: null,
    createdAt: at,
    updatedAt: at,
  };
}

async function composeBriefing(folder: string, sample: SampleSet['briefing'], at: string): Promise<Briefing> {
  const { file, ...fields } = sample;
  const body = await readFile(join(folder, file), 'utf8');
  return {
    ...fields,
    title: firstHeading(body) ?? file,
    template: null,
    body,
    status: 'final',
    lang: 'en',
    origin: 'sample',
    createdAt: at,
    updatedAt: at,
  };
}

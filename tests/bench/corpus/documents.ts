import { createHash } from 'node:crypto';
import { describePassage } from '../../../core/anchoring/describe.ts';
import type { Annotation, AnnotationSet } from '../../../core/model/annotation.ts';
import type { Article } from '../../../core/model/article.ts';
import type { Briefing } from '../../../core/model/briefing.ts';
import { newId } from '../../../core/model/ids.ts';
import type { Random } from '../random.ts';
import { makeWriter, type Prose } from './prose.ts';
import { languageOf, randomBytesOf, randomOf, type World } from './world.ts';

/** An article with its canonical text, and its annotations where it has any. */
export type Source = { readonly article: Article; readonly text: string; readonly notes: AnnotationSet | null };

const firstDay = Date.UTC(2016, 9, 1);
const days = 3_650;
const dayMilliseconds = 86_400_000;
const notedShare = 0.1;

const languageTags = { English: 'en', Urdu: 'ur', Chinese: 'zh' } as const;

/** The article of that number in every library of the world's seed, of 600 to 900 words. */
export function makeSource(world: World, index: number): Source {
  const random = randomOf(world.seed, 'article', index);
  const language = languageOf(random);
  const writer = makeWriter(language, world.vocabularies[language], random);
  const id = newId(randomBytesOf(random));
  const prose = writer.prose(random.whole(600, 860));
  const published = firstDay + random.whole(0, days - 1) * dayMilliseconds;
  const createdAt = instant(published + random.whole(0, 20 * dayMilliseconds));
  const publisher = world.publisher(random);
  const article: Article = {
    id,
    title: writer.title(),
    byline: random.next() < 0.7 ? writer.title().slice(0, 24).trim() : null,
    publisher,
    url: `https://${publisher
      .toLowerCase()
      .normalize('NFD')
      .replace(/[^a-z]/g, '')}.example/${id}`,
    publishedAt: instant(published).slice(0, 10),
    language: languageTags[language],
    direction: language === 'Urdu' ? 'rtl' : 'ltr',
    tags: [...new Set(Array.from({ length: random.whole(0, 4) }, () => world.tag(random)))],
    reliability: random.pick([null, null, 'A', 'B', 'B', 'C', 'C', 'D', 'E', 'F'] as const),
    status: random.next() < 0.97 ? 'current' : random.pick(['corrected', 'withdrawn'] as const),
    body: prose.body,
    sha256: createHash('sha256').update(prose.text, 'utf8').digest('hex'),
    version: 1,
    origin: { kind: 'file', name: `${id}.html` },
    pages: null,
    original: null,
    importedAt: null,
    earlier: [],
    createdAt,
    updatedAt: createdAt,
  };
  return {
    article,
    text: prose.text,
    notes: random.next() < notedShare ? makeNotes(world, article, prose, random) : null,
  };
}

function makeNotes(world: World, { id, createdAt }: Article, prose: Prose, random: Random): AnnotationSet {
  const writer = makeWriter('English', world.vocabularies.English, random);
  const annotations = Array.from({ length: random.whole(1, 6) }, (): Annotation => {
    const { start, end } = random.pick(prose.sentences) ?? { start: 0, end: 1 };
    return {
      id: newId(randomBytesOf(random)),
      articleId: id,
      anchor: describePassage(prose.text, start, end, 1),
      category: random.pick(['key-point', 'quote', 'figure', 'doubt']),
      comment: random.next() < 0.6 ? writer.sentence() : '',
      tags: random.next() < 0.3 ? [world.tag(random)] : [],
      credibility: random.pick([null, 1, 2, 3, 4, 5, 6] as const),
      state: 'exact',
      proposal: null,
      createdAt,
      updatedAt: createdAt,
    };
  });
  return { id, annotations };
}

/** The briefing of that number; it cites each of the annotations that are given, and marks some of it as judgment. */
export function makeBriefing(world: World, index: number, annotations: readonly Annotation[]): Briefing {
  const random = randomOf(world.seed, 'briefing', index);
  const writer = makeWriter('English', world.vocabularies.English, random);
  const paragraphs = annotations.map(({ id }) => `${writer.sentence()} ${writer.sentence().slice(0, -1)}.[^${id}]`);
  const judged = `${writer.sentence().slice(0, -1)}.[^judgment]`;
  const createdAt = instant(firstDay + (days + random.whole(0, 20)) * dayMilliseconds);
  return {
    id: newId(randomBytesOf(random)),
    title: writer.title(),
    template: null,
    body: [judged, ...paragraphs, `## ${writer.title()}`, judged].join('\n\n'),
    marking: null,
    cutoff: null,
    status: random.pick(['draft', 'final']),
    lang: 'en',
    author: [],
    tags: [world.tag(random)],
    origin: 'user',
    createdAt,
    updatedAt: createdAt,
  };
}

function instant(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}

import { createHash } from 'node:crypto';
import { describePassage } from '../../../core/anchoring/describe.ts';
import type { CitedPassage } from '../../../core/export/briefing.ts';
import { blocksOnce, locatePassage } from '../../../core/export/locator.ts';
import { parseDocument } from '../../../core/markdown/parse.ts';
import type { Annotation } from '../../../core/model/annotation.ts';
import type { Article } from '../../../core/model/article.ts';
import type { Briefing } from '../../../core/model/briefing.ts';

export function article(given: Partial<Article> = {}): Article {
  const body = given.body ?? 'The pilots agreed to speed up work.\n\nThe port stays shut.\n';
  return {
    id: 'harbour2au',
    title: 'Pilots agree to speed up work',
    byline: 'Ines Tamsin',
    publisher: 'The Quay Gazette',
    url: 'https://quay.example/pilots',
    publishedAt: '2026-03-02',
    language: 'en',
    direction: 'ltr',
    tags: ['harbour'],
    reliability: 'B',
    status: 'current',
    ...textOf(body),
    version: 1,
    origin: { kind: 'file', name: 'pilots.md' },
    pages: null,
    original: null,
    importedAt: null,
    earlier: [],
    createdAt: '2026-03-03T08:00:00.000Z',
    updatedAt: '2026-03-03T08:00:00.000Z',
    ...given,
  };
}

/** The article with another text, as an update leaves it. */
export function updated(of: Article, body: string): Article {
  const { version, title, sha256, pages, origin, original, importedAt, createdAt } = of;
  const before = { version, title, body: of.body, sha256, pages, origin, original };
  const earlier = [...of.earlier, { ...before, importedAt: importedAt ?? createdAt }];
  return article({ ...of, ...textOf(body), version: version + 1, importedAt: '2026-03-09T08:00:00.000Z', earlier });
}

/** The annotation of an earlier version for which the passage `exact` of the present one is proposed. */
export function changed(of: Article, note: Annotation, exact: string): Annotation {
  const { anchor } = annotation(of, note.id, exact);
  if (anchor === null) throw new Error('A changed passage needs words.');
  return { ...note, state: 'changed', proposal: { anchor, similarity: 0.75 } };
}

function textOf(body: string): Pick<Article, 'body' | 'sha256'> {
  return { body, sha256: createHash('sha256').update(parseDocument(body).text).digest('hex') };
}

/** An annotation on the passage `exact` of the article; on the whole article when it is null. */
export function annotation(of: Article, id: string, exact: string | null, given: Partial<Annotation> = {}): Annotation {
  const { text } = parseDocument(of.body);
  const start = exact === null ? -1 : text.indexOf(exact);
  if (exact !== null && start < 0) throw new Error(`The article does not hold: ${exact}`);
  return {
    id,
    articleId: of.id,
    anchor: exact === null ? null : describePassage(text, start, start + exact.length, of.version),
    category: 'key-point',
    comment: '',
    tags: [],
    credibility: 2,
    state: 'exact',
    proposal: null,
    createdAt: '2026-03-03T09:00:00.000Z',
    updatedAt: '2026-03-03T09:30:00.000Z',
    ...given,
  };
}

/** The passage as an act would resolve it. */
export function cited(of: Article, note: Annotation): [string, CitedPassage] {
  return [note.id, { annotation: note, article: of, locator: locatePassage(note, of, blocksOnce()) }];
}

export function briefing(given: Partial<Briefing> = {}): Briefing {
  return {
    id: 'brief4day7',
    title: 'Harbour talks',
    template: null,
    body: '# Harbour talks\n\nThe pilots agreed.[^k3f9a2m7qx]\n',
    marking: null,
    cutoff: null,
    status: 'draft',
    lang: 'en',
    author: [],
    tags: [],
    origin: 'user',
    createdAt: '2026-03-04T10:00:00.000Z',
    updatedAt: '2026-03-05T11:00:00.000Z',
    ...given,
  };
}

import { AppError } from '../../core/errors.ts';
import type { UpdateReport } from '../../core/ipc/imports.ts';
import type { Annotation, AnnotationSet } from '../../core/model/annotation.ts';
import type { Article, EarlierVersion, Origin, Original } from '../../core/model/article.ts';
import type { ParsedSource } from '../import/source-job.ts';
import type { Change } from '../store/library.ts';
import { anchorAnew } from './anchor-anew.ts';
import { canonicalTextOf } from './canonical-text.ts';
import { type Desk, instantOf } from './desk.ts';
import { findAnnotations, findArticle } from './find-document.ts';
import { inTurn } from './in-turn.ts';

export type NextVersion = {
  readonly parsed: ParsedSource;
  /** Null: the bytes that it was made of are not kept. */
  readonly original: Original | null;
  readonly origin: Origin;
  /** The source's address from this version on; without it the address stays as it is. */
  readonly url?: string;
};

/**
 * Makes a text the next version of a source. In the same commit the annotations are anchored in it anew and the present
 * text goes to the earlier versions. What a person may have set of the source, from its title to its status, stays.
 * @throws AppError not-found; duplicate, naming the source, when another one has this very text
 */
export function addVersion(desk: Desk, id: string, next: NextVersion): Promise<UpdateReport> {
  return inTurn(desk.library, async () => {
    const article = await findArticle(desk, id);
    if (next.parsed.sha256 === article.sha256) {
      await keepAddress(desk, article, next.url);
      return { status: 'same', version: article.version };
    }
    refuseDuplicate(desk, next.parsed.sha256);
    const changes = await changesFor(desk, article, next);
    await desk.library.commit(changes);
    return {
      status: 'updated',
      version: article.version + 1,
      states: countStates(await findAnnotations(desk, id)),
    };
  });
}

async function keepAddress(desk: Desk, article: Article, url = article.url): Promise<void> {
  if (url === article.url) return;
  await desk.library.articles.replace(article.id, (current) => ({ ...current, url, updatedAt: instantOf(desk) }));
}

function refuseDuplicate({ library: { catalogue } }: Desk, sha256: string): void {
  const sameText = catalogue.articleBySha256(sha256);
  const other = sameText === null ? null : catalogue.article(sameText);
  if (other === null) return;
  const message = `Not updated: another source, “${other.title}”, has this very text.`;
  throw new AppError('duplicate', message, { id: other.id });
}

async function changesFor(desk: Desk, article: Article, next: NextVersion): Promise<Change[]> {
  const { id } = article;
  const at = instantOf(desk);
  const change: Change = {
    type: 'replace',
    kind: 'article',
    id,
    next: (current) => follow(current, article, next, at),
  };
  if ((await desk.library.annotations.revision(id)) === 0) return [change];
  const { text } = canonicalTextOf({ id, body: next.parsed.body });
  const place = anchorAnew(article, text, article.version + 1);
  const anchored = (set: AnnotationSet): AnnotationSet => ({
    ...set,
    annotations: set.annotations.map(place),
  });
  return [change, { type: 'replace', kind: 'annotations', id, next: anchored }];
}

/** `expected` is what the annotations are being anchored for. */
function follow(current: Article, expected: Article, next: NextVersion, at: string): Article {
  if (current.version !== expected.version || current.sha256 !== expected.sha256) {
    throw new AppError('io-error', 'Not updated: another program has just changed this source. Try again.');
  }
  const { parsed, original, origin, url } = next;
  return {
    ...current,
    url: url ?? current.url,
    language: parsed.language ?? current.language,
    direction: parsed.direction,
    body: parsed.body,
    sha256: parsed.sha256,
    version: current.version + 1,
    origin,
    pages: parsed.pages,
    original,
    importedAt: at,
    earlier: [...current.earlier, earlierOf(current)],
    updatedAt: at,
  };
}

function earlierOf(article: Article): EarlierVersion {
  const { version, title, body, sha256, pages, origin, original, importedAt, createdAt } = article;
  return { version, title, body, sha256, pages, origin, original, importedAt: importedAt ?? createdAt };
}

function countStates(annotations: readonly Annotation[]): Extract<UpdateReport, { status: 'updated' }>['states'] {
  const states = { exact: 0, moved: 0, changed: 0, lost: 0 };
  for (const { state } of annotations) states[state] += 1;
  return states;
}

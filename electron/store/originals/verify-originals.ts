import { AppError } from '../../../core/errors.ts';
import type { Article } from '../../../core/model/article.ts';
import type { Verified } from '../damage/verify-documents.ts';
import type { Documents } from '../documents/documents.ts';
import { type OriginalFolder, originalPath } from './originals.ts';

/** The originals that the articles name and that are not there or not sound. */
export async function findBadOriginals(
  articles: Documents<Article>,
  ids: readonly string[],
  originals: OriginalFolder,
): Promise<Verified['damaged'][number][]> {
  const named = new Set<string>();
  for (const id of ids) {
    for (const sha256 of await originalsOf(articles, id)) named.add(sha256);
  }
  const bad: { path: string; reason: string }[] = [];
  for (const sha256 of named) {
    const reason = await faultOf(originals, sha256);
    if (reason !== null) bad.push({ path: originalPath(sha256), reason });
  }
  return bad;
}

/** None where the article can't be opened: that is told of the article itself. */
async function originalsOf(articles: Documents<Article>, id: string): Promise<string[]> {
  try {
    const article = await articles.get(id);
    if (article === null) return [];
    return [article, ...article.earlier].flatMap(({ original }) => original?.sha256 ?? []);
  } catch (error) {
    if (error instanceof AppError) return [];
    throw error;
  }
}

async function faultOf(originals: OriginalFolder, sha256: string): Promise<string | null> {
  try {
    const bytes = await originals.read(sha256);
    return bytes === null ? 'the original of a source is gone or is not what it was' : null;
  } catch (error) {
    if (error instanceof AppError) return error.message;
    throw error;
  }
}

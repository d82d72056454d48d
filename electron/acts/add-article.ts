import type { ImportResult } from '../../core/ipc/imports.ts';
import type { Article, Origin, Original } from '../../core/model/article.ts';
import { newId } from '../../core/model/ids.ts';
import type { ParsedSource } from '../import/source-job.ts';
import { type Desk, instantOf } from './desk.ts';
import { inTurn } from './in-turn.ts';
import { findSimilar } from './similar.ts';

export type NewSource = {
  /** What its result is called. */
  readonly input: string;
  readonly parsed: ParsedSource;
  readonly origin: Origin;
  /** Keeps the bytes that it was made of; they are in the library before the article that names them. */
  readonly keep: () => Promise<Original | null>;
};

/** Adds a source, unless its very text is in the library already: then the answer names the one that is. */
export async function addArticle(desk: Desk, source: NewSource): Promise<ImportResult> {
  const result = await addUnlessThere(desk, source);
  if (result.status !== 'added' || result.id === null) return result;
  return { ...result, similar: await findSimilar(desk, result.id) };
}

function addUnlessThere(desk: Desk, { input, parsed, origin, keep }: NewSource): Promise<ImportResult> {
  const { articles, catalogue } = desk.library;
  const { blocks, form: _, ...content } = parsed;
  return inTurn(desk.library, async () => {
    const sameText = catalogue.articleBySha256(content.sha256);
    const there = sameText === null ? null : catalogue.article(sameText);
    if (there !== null) return resultOf(input, 'duplicate', there, blocks);
    const original = await keep();
    const at = instantOf(desk);
    const added = await articles.create({
      id: newId(desk.randomBytes),
      ...content,
      version: 1,
      origin,
      original,
      importedAt: null,
      earlier: [],
      createdAt: at,
      updatedAt: at,
    });
    return resultOf(input, 'added', added, blocks);
  });
}

function resultOf(
  input: string,
  status: 'added' | 'duplicate',
  { id, title, language, direction }: Pick<Article, 'id' | 'title' | 'language' | 'direction'>,
  blocks: number,
): ImportResult {
  return { input, status, id, title, language, direction, blocks, similar: [], error: null, retry: null };
}

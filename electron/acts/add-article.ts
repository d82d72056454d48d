import type { ImportResult } from '../../core/ipc/replies.ts';
import type { Origin } from '../../core/model/article.ts';
import { newId } from '../../core/model/ids.ts';
import type { ImportedText } from '../import/compose.ts';
import { type Desk, instantOf } from './desk.ts';
import { inTurn } from './in-turn.ts';

/** Adds a source, unless its very text is in the library already: then the answer names the one that is. */
export function addArticle(desk: Desk, input: string, imported: ImportedText, origin: Origin): Promise<ImportResult> {
  const { articles, catalogue } = desk.library;
  const { blocks, ...content } = imported;
  return inTurn(desk.library, async () => {
    const sameText = catalogue.articleBySha256(content.sha256);
    const there = sameText === null ? null : catalogue.article(sameText);
    if (there !== null) {
      const { id, title, language, direction } = there;
      return { input, status: 'duplicate', id, title, language, direction, blocks, error: null };
    }
    const at = instantOf(desk);
    const added = await articles.create({
      id: newId(desk.randomBytes),
      ...content,
      version: 1,
      origin,
      createdAt: at,
      updatedAt: at,
    });
    const { id, title, language, direction } = added;
    return { input, status: 'added', id, title, language, direction, blocks, error: null };
  });
}

import { AppError } from '../../core/errors.ts';
import type { Facet, Tagged } from '../../core/ipc/lists.ts';
import type { Article } from '../../core/model/article.ts';
import { type Desk, instantOf } from './desk.ts';
import { mostFirst } from './facets.ts';

/** Sources saved at once: the disk flushes several files hardly later than one. */
const atOnce = 8;

export type Tagging = {
  readonly ids: readonly string[];
  readonly add: readonly string[];
  readonly remove: readonly string[];
};

/**
 * Gives the sources tags and takes tags from them; answers what became of each that changed. What isn't there any
 * more or can't be read is passed over. @throws AppError when the disk refuses, with some done
 */
export async function tagMany(desk: Desk, { ids, add, remove }: Tagging): Promise<Tagged[]> {
  const changed: Tagged[] = [];
  const waiting = [...new Set(ids)];
  const work = async () => {
    for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
      const row = desk.library.catalogue.article(id);
      if (row === null) continue;
      const tagged = { id, ...changeOf(row.tags, add, remove) };
      if (tagged.added.length === 0 && tagged.removed.length === 0) continue;
      if (await retag(desk, tagged)) changed.push(tagged);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return changed;
}

/** How many of the sources have each tag, the most frequent first. */
export function tagsOf(desk: Desk, ids: readonly string[]): Facet[] {
  const counts = new Map<string, number>();
  for (const id of new Set(ids)) {
    for (const tag of desk.library.catalogue.article(id)?.tags ?? []) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  }
  return mostFirst(counts);
}

function changeOf(tags: readonly string[], add: readonly string[], remove: readonly string[]) {
  return {
    added: [...new Set(add)].filter((tag) => !tags.includes(tag)),
    removed: tags.filter((tag) => remove.includes(tag) && !add.includes(tag)),
  };
}

async function retag(desk: Desk, { id, added, removed }: Tagged): Promise<boolean> {
  const next = (current: Article): Article => ({
    ...current,
    tags: [...new Set([...current.tags.filter((tag) => !removed.includes(tag)), ...added])],
    updatedAt: instantOf(desk),
  });
  try {
    await desk.library.articles.replace(id, next);
    return true;
  } catch (error) {
    if (error instanceof AppError && (error.code === 'not-found' || error.code === 'damaged')) return false;
    throw error;
  }
}

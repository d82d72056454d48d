import type { Removed } from '../../core/ipc/replies.ts';
import { request } from '../ipc/client.ts';

export type Removal = {
  readonly label: string;
  readonly removed: Removed;
  /** What was open and went with it, by id; null where nothing was. */
  readonly wasOpen: { readonly article: string | null; readonly briefing: string | null };
};

/** As many documents as come back without main being busy for long. */
const atOnce = 100;

/** What was removed in this session, newest last, so that any of it can be put back. */
export class Removals {
  #stack: readonly Removal[] = $state.raw([]);

  get last(): Removal | null {
    return this.#stack.at(-1) ?? null;
  }

  add(removal: Removal): Removal {
    this.#stack = [...this.#stack, removal];
    return removal;
  }

  /** Puts back one removal, the last unless another is named. Null when there is nothing to put back. */
  async undo(removal: Removal | null = this.last): Promise<Removal | null> {
    if (removal === null || !this.#stack.includes(removal)) return null;
    for (const share of sharesOf(removal.removed)) await request('library.restore', { removed: share });
    this.#stack = this.#stack.filter((other) => other !== removal);
    return removal;
  }
}

/** Documents come back before the notes that may be on them. */
function sharesOf({ articles, briefings, annotations }: Removed): Removed[] {
  if (articles.length + briefings.length <= atOnce) return [{ articles, briefings, annotations }];
  const shares: Removed[] = [];
  for (let at = 0; at < Math.max(articles.length, briefings.length); at += atOnce) {
    const [some, others] = [articles.slice(at, at + atOnce), briefings.slice(at, at + atOnce)];
    shares.push({ articles: some, briefings: others, annotations: [] });
  }
  return annotations.length === 0 ? shares : [...shares, { articles: [], briefings: [], annotations }];
}

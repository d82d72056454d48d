import type { Incident } from '../../core/ipc/reliability.ts';
import { request, subscribe } from '../ipc/client.ts';

/** What befell documents and was not dismissed, newest first, in step with what main knows. */
export class Incidents {
  list: readonly Incident[] = $state.raw([]);
  loaded = $state(false);
  readonly #seen = new Set<string>();

  async load(): Promise<void> {
    this.list = await request('health.list', {});
    this.loaded = true;
  }

  /** Loads at once and after each change. `onnews` hears what this window did not know of before. Returns the way out. */
  follow(onnews: (news: readonly Incident[]) => void, onerror: (error: unknown) => void): () => void {
    const load = async () => {
      await this.load();
      const news = this.list.filter(({ key }) => !this.#seen.has(key));
      for (const { key } of news) this.#seen.add(key);
      if (news.length > 0) onnews(news);
    };
    void load().catch(onerror);
    return subscribe('health.changed', () => void load().catch(onerror));
  }
}

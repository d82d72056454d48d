import { stat } from 'node:fs/promises';
import { Low } from 'lowdb';
import { JSONFile } from 'lowdb/node';
import type { Article } from '../../../core/model/article.ts';
import type { Library } from '../../../electron/store/library.ts';

type Everything = { articles: Article[] };

/** All articles of a library in one lowdb file, as lowdb itself would have them. */
export class OneFile {
  readonly #path: string;
  readonly #low: Low<Everything>;

  static async of(library: Library, path: string): Promise<OneFile> {
    const articles: Article[] = [];
    for (const { id } of library.catalogue.articles()) {
      const article = await library.articles.get(id);
      if (article !== null) articles.push(article);
    }
    return new OneFile(path, articles);
  }

  private constructor(path: string, articles: Article[]) {
    this.#path = path;
    this.#low = new Low<Everything>(new JSONFile(path), { articles });
  }

  /** Changes one article and waits for lowdb, which writes all of them and doesn't flush. Bytes of the file. */
  async save(index: number, change: (article: Article) => Article): Promise<number> {
    const { articles } = this.#low.data;
    const at = index % articles.length;
    const article = articles[at];
    if (article !== undefined) articles[at] = change(article);
    await this.#low.write();
    return (await stat(this.#path)).size;
  }
}

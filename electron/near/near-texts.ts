import { appendFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate, setTimeout } from 'node:timers/promises';
import { AppError } from '../../core/errors.ts';
import { parseDocument } from '../../core/markdown/parse.ts';
import type { Article } from '../../core/model/article.ts';
import { type Sketch, sketchOf } from '../../core/near/sketch.ts';
import { type Candidate, SketchIndex } from '../../core/near/sketch-index.ts';
import { type WordRuns, wordRunsOf } from '../../core/near/word-runs.ts';
import { errnoOf } from '../store/disk/disk-errors.ts';
import { writeDurably } from '../store/disk/durable-write.ts';
import type { Library } from '../store/library.ts';
import { encodeRecord, fileHead, isSketchFile, readRecords } from './sketch-file.ts';

/** So many articles without a sketch are read before the first answer; more are read beside it. */
const readBefore = 200;
/** Beside it, articles are read for so long, then as much more is left to others. */
const sliceMilliseconds = 8;
const restMilliseconds = 16;
/** The file is written anew when so many of its records, beyond as many again as there are articles, are old. */
const oldRecords = 1000;
/** Records taken in before others have a turn. */
const recordsAtOnce = 5000;

const known = new WeakMap<Library, Promise<NearTexts>>();

/** The sketches of a library's articles, read when first asked for. */
export function nearTextsOf(library: Library): Promise<NearTexts> {
  const there = known.get(library);
  if (there !== undefined) return there;
  const opening = NearTexts.open(library);
  known.set(library, opening);
  // Tried anew the next time, as when the disk refused to show an article.
  opening.catch(() => known.delete(library));
  return opening;
}

export function runsOfArticle({ body }: Pick<Article, 'body'>): WordRuns {
  return wordRunsOf(parseDocument(body).text);
}

/**
 * The sketches of all articles, kept in `catalogue/near.bin`. A cache in both places: the catalogue says which text an
 * article has, a sketch of another is made anew, and whatever the disk refuses only costs that work once more.
 */
export class NearTexts {
  readonly #library: Library;
  readonly #path: string;
  readonly #index = new SketchIndex();
  /** Ids of articles whose sketch may not be there or not be right. */
  readonly #waiting = new Set<string>();
  #catchingUp: Promise<void> | null = null;
  /** Whether the file is such that records may be added to it. */
  #writing = false;

  static async open(library: Library): Promise<NearTexts> {
    const texts = new NearTexts(library);
    await texts.#load();
    library.onChange((kind, id) => {
      if (kind === 'article') texts.#look(id);
    });
    for (const { id } of library.catalogue.articles()) texts.#look(id);
    if (texts.#waiting.size <= readBefore) await texts.#catchUp({ resting: false });
    return texts;
  }

  private constructor(library: Library) {
    this.#library = library;
    this.#path = join(library.root, 'catalogue', 'near.bin');
  }

  /** How many articles wait to be read: until they are, they are in no answer. */
  get waiting(): number {
    return this.#waiting.size;
  }

  /** Resolves when every article has been read that can be. */
  async caughtUp(): Promise<void> {
    this.#catchUpBeside();
    await this.#catchingUp;
  }

  /** What may be similar to the article, likeliest first. */
  candidates(article: Article, runs: WordRuns): Candidate[] {
    this.#catchUpBeside();
    const sketch = this.#index.has(article.id, article.sha256) ? this.#index.sketch(article.id) : null;
    return this.#index.candidates(sketch ?? this.#take(article, runs), article.id);
  }

  #take({ id, sha256 }: Article, runs: WordRuns): Sketch {
    const sketch = sketchOf(runs);
    this.#waiting.delete(id);
    this.#index.put(id, sha256, sketch);
    this.#append(encodeRecord({ id, sha256, sketch }));
    return sketch;
  }

  // By the catalogue alone: reading comes later.
  #look(id: string): void {
    const row = this.#library.catalogue.article(id);
    if (row === null) {
      this.#waiting.delete(id);
      this.#index.drop(id);
    } else if (!this.#index.has(id, row.sha256)) {
      this.#waiting.add(id);
    }
  }

  #catchUpBeside(): void {
    this.#catchingUp ??= this.#catchUp({ resting: true })
      .catch((error: unknown) => console.error(error))
      .finally(() => {
        this.#catchingUp = null;
      });
  }

  // One that can't be read is left until it changes; in a library that was closed that is every one.
  async #catchUp({ resting }: { readonly resting: boolean }): Promise<void> {
    let sliceStart = performance.now();
    for (const id of this.#waiting) {
      this.#waiting.delete(id);
      const article = await this.#read(id);
      if (article !== null && !this.#index.has(id, article.sha256)) this.#take(article, runsOfArticle(article));
      if (performance.now() - sliceStart < sliceMilliseconds) continue;
      if (resting) await setTimeout(restMilliseconds, undefined, { ref: false });
      else await setImmediate();
      sliceStart = performance.now();
    }
  }

  async #read(id: string): Promise<Article | null> {
    try {
      return await this.#library.articles.get(id);
    } catch (error) {
      if (error instanceof AppError) return null;
      throw error;
    }
  }

  async #load(): Promise<void> {
    const bytes = await readOrNull(this.#path);
    let old = 0;
    let whole = bytes !== null && isSketchFile(bytes);
    if (bytes !== null && whole) {
      let count = 0;
      for (const record of readRecords(bytes)) {
        if (++count % recordsAtOnce === 0) await setImmediate();
        const row = record && this.#library.catalogue.article(record.id);
        if (record === null) whole = false;
        else if (row === null || row.sha256 !== record.sha256 || this.#index.has(row.id, row.sha256)) old++;
        else this.#index.put(row.id, row.sha256, record.sketch);
      }
    }
    if (this.#library.readOnly !== null) return;
    if (!whole || old > this.#index.size + oldRecords) await this.#writeAnew();
    else this.#writing = true;
  }

  async #writeAnew(): Promise<void> {
    const records: Uint8Array[] = [fileHead];
    for (const { id, sha256 } of this.#library.catalogue.articles()) {
      const sketch = this.#index.has(id, sha256) ? this.#index.sketch(id) : null;
      if (sketch !== null) records.push(encodeRecord({ id, sha256, sketch }));
    }
    try {
      await writeDurably(this.#path, Buffer.concat(records));
      this.#writing = true;
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
    }
  }

  // Into the page cache, in microseconds; whatever is lost or torn is made anew.
  #append(record: Buffer): void {
    if (!this.#writing) return;
    try {
      appendFileSync(this.#path, record, { mode: 0o600 });
    } catch (error) {
      if (errnoOf(error) === null) throw error;
      this.#writing = false;
    }
  }
}

async function readOrNull(path: string): Promise<Buffer | null> {
  try {
    return await readFile(path);
  } catch (error) {
    if (errnoOf(error) === null) throw error;
    return null;
  }
}

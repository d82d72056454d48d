import { deflateRawSync } from 'node:zlib';
import type { HitKind } from '../../../core/ipc/search.ts';
import { wordsOf } from '../../../core/search/tokens.ts';
import { factWords, singleWords } from './facts.ts';
import type { IndexRow } from './index-row.ts';
import { wordsTable } from './schema.ts';
import type { Connection } from './sqlite.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A row with its words made, which takes most of its time. */
export type PreparedRow = IndexRow & {
  readonly words: readonly string[];
  readonly factText: string;
  readonly deflated: Uint8Array;
};

export function prepareRow(row: IndexRow): PreparedRow {
  const words = wordsOf(row.text);
  return {
    ...row,
    words,
    factText: [factWords(row.facts), ...singleWords(words)].join(' '),
    deflated: deflateRawSync(Buffer.from(row.text), { level: 3 }),
  };
}

const epoch = Date.UTC(2000, 0, 1);

/** Puts rows into the tables and takes them out. The caller holds a transaction. */
export class IndexWriter {
  readonly #connection: Connection;
  readonly #vocabulary: Vocabulary;
  /** For a number that was wanted, where to look for a free one next. */
  readonly #nextFree = new Map<string, number>();

  constructor(connection: Connection, vocabulary: Vocabulary) {
    this.#connection = connection;
    this.#vocabulary = vocabulary;
  }

  put(row: PreparedRow): void {
    const { kind, id, parent, title, words, factText, deflated, head } = row;
    const known = this.#connection.first(`SELECT n FROM ${kind} WHERE id = ?`, [id]);
    const n = known === null ? this.#freeNumber(kind, row.createdAt) : Number(known['n']);
    if (known !== null) this.#connection.run(`DELETE FROM ${wordsTable(kind)} WHERE rowid = ?`, [n]);
    this.#connection.run(`INSERT OR REPLACE INTO ${kind} VALUES (?, ?, ?, ?, ?)`, [
      n,
      id,
      parent,
      factText,
      JSON.stringify(head),
    ]);
    this.#connection.run(`INSERT OR REPLACE INTO ${kind}_text VALUES (?, ?)`, [n, deflated]);
    const titleWords = wordsOf(title);
    this.#connection.run(`INSERT INTO ${wordsTable(kind)} (rowid, title, naming, text, facts) VALUES (?, ?, ?, ?, ?)`, [
      n,
      titleWords.join(' '),
      wordsOf(head.naming).join(' '),
      words.join(' '),
      factText,
    ]);
    this.#vocabulary.add(new Set([...titleWords, ...words]));
  }

  drop(kind: HitKind, id: string): void {
    const known = this.#connection.first(`SELECT n FROM ${kind} WHERE id = ?`, [id]);
    if (known === null) return;
    const n = Number(known['n']);
    this.#connection.run(`DELETE FROM ${wordsTable(kind)} WHERE rowid = ?`, [n]);
    this.#connection.run(`DELETE FROM ${kind}_text WHERE n = ?`, [n]);
    this.#connection.run(`DELETE FROM ${kind} WHERE n = ?`, [n]);
  }

  /** To be called with each commit: what was looked up is not kept for longer. */
  forget(): void {
    this.#nextFree.clear();
  }

  /**
   * Numbers follow the minutes of creation, so that the highest numbers are the newest documents whatever the order in
   * which they come in; in a minute with several, the next free number is taken.
   */
  #freeNumber(kind: HitKind, createdAt: string): number {
    const minute = Math.max(1, Math.floor((Date.parse(createdAt) - epoch) / 60_000));
    const wanted = `${kind} ${minute}`;
    let n = this.#nextFree.get(wanted) ?? minute;
    for (let taken = this.#takenFrom(kind, n); taken.length > 0; taken = this.#takenFrom(kind, n)) {
      const gap = taken.findIndex((each, index) => each !== n + index);
      n += gap === -1 ? taken.length : gap;
      if (gap !== -1) break;
    }
    this.#nextFree.set(wanted, n + 1);
    return n;
  }

  #takenFrom(kind: HitKind, n: number): number[] {
    const rows = this.#connection.all(`SELECT n FROM ${kind} WHERE n >= ? AND n < ? + 100`, [n, n]);
    return rows.map((row) => Number(row['n']));
  }
}

import type { Connection } from './sqlite.ts';

/** Words of these lengths, in UTF-16 units, are kept: shorter ones are too alike, longer ones are no words. */
const [shortest, longest] = [4, 32];

/** Whether a typing error in such a word is forgiven. */
export function isSpellable(word: string): boolean {
  return word.length >= shortest && word.length <= longest && /^[\p{L}\p{M}]+$/u.test(word);
}

/** The words of all documents, so that a mistyped one is found among them. Written with the next commit. */
export class Vocabulary {
  readonly #connection: Connection;
  readonly #added = new Map<string, number>();

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** Takes the words of one more document. Those of documents that go stay: they only make a guess worse. */
  add(words: ReadonlySet<string>): void {
    for (const word of words) if (word.length >= shortest) this.#added.set(word, (this.#added.get(word) ?? 0) + 1);
  }

  /** Writes some of what was added; false when there is nothing left. */
  flushSome(most: number): boolean {
    let left = most;
    for (const [word, documents] of this.#added) {
      if (left === 0) return true;
      left -= 1;
      this.#added.delete(word);
      if (isSpellable(word)) this.#write(word, documents);
    }
    return false;
  }

  /** The words that begin so, those that most documents have first. */
  beginning(start: string, most: number): string[] {
    const rows = this.#connection.all(
      'SELECT word FROM word WHERE word >= ? AND word < ? ORDER BY documents DESC, word LIMIT ?',
      [start, after(start), most],
    );
    return rows.map((row) => String(row['word']));
  }

  has(word: string): boolean {
    return this.#connection.first('SELECT 1 FROM word WHERE word = ?', [word]) !== null;
  }

  /** The word one edit away that most documents have; of equally many the first by code units. Null: there is none. */
  nearest(word: string): string | null {
    let best: { word: string; documents: number } | null = null;
    for (const candidate of this.#candidates(word)) {
      if (!isOneEdit(word, candidate)) continue;
      const found = this.#connection.first('SELECT documents FROM word WHERE word = ?', [candidate]);
      const documents = Number(found?.['documents'] ?? 0);
      if (best === null || documents > best.documents || (documents === best.documents && candidate < best.word)) {
        best = { word: candidate, documents };
      }
    }
    return best?.word ?? null;
  }

  // One edit leaves the first half of a word as it is, or the second.
  #candidates(word: string): Set<string> {
    const half = word.length >> 1;
    const starts = this.#beginning('word', word.slice(0, half));
    const ends = this.#beginning('word_backwards', backwards(word.slice(half)));
    return new Set([...starts, ...ends.map(backwards)]);
  }

  #beginning(table: 'word' | 'word_backwards', start: string): string[] {
    const rows = this.#connection.all(`SELECT word FROM ${table} WHERE word >= ? AND word < ?`, [start, after(start)]);
    return rows.map((row) => String(row['word']));
  }

  #write(word: string, documents: number): void {
    const sql = 'UPDATE word SET documents = documents + ? WHERE word = ?';
    if (this.#connection.run(sql, [documents, word]) > 0) return;
    this.#connection.run('INSERT INTO word VALUES (?, ?)', [word, documents]);
    this.#connection.run('INSERT OR IGNORE INTO word_backwards VALUES (?)', [backwards(word)]);
  }
}

/** Behind all words that begin so. */
function after(start: string): string {
  return `${start}\u{10FFFF}`;
}

function backwards(word: string): string {
  return Array.from(word).reverse().join('');
}

/** Whether leaving out, adding or replacing one letter, or changing two neighbours' places, makes one word the other. */
export function isOneEdit(one: string, other: string): boolean {
  if (one === other || Math.abs(one.length - other.length) > 1) return false;
  let start = 0;
  while (start < one.length && one[start] === other[start]) start += 1;
  let [endOne, endOther] = [one.length, other.length];
  while (endOne > start && endOther > start && one[endOne - 1] === other[endOther - 1]) {
    endOne -= 1;
    endOther -= 1;
  }
  const [left, right] = [one.slice(start, endOne), other.slice(start, endOther)];
  if (left.length <= 1 && right.length <= 1) return true;
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
}

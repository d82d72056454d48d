import type { SearchInput } from '../../../core/ipc/search.ts';
import { type FindOptions, type Found, findDocuments } from './find-documents.ts';
import { closeIndexFile, openIndexFile, removeIndexFile } from './index-file.ts';
import { IndexWriter } from './index-writer.ts';
import { type PreparedSource, prepareSource, type Stamps, unreadableMark } from './prepare-source.ts';
import type { Source } from './read-source.ts';
import { hitKinds, wordsTable } from './schema.ts';
import type { Connection } from './sqlite.ts';
import { Vocabulary } from './vocabulary.ts';

/** The index of one library's documents. Synchronous: whoever uses it lets other work in between two calls. */
export class SearchDatabase {
  readonly #root: string;
  readonly #folder: string;
  readonly #connection: Connection;
  readonly #vocabulary: Vocabulary;
  readonly #writer: IndexWriter;
  readonly #unreadable: Set<string>;
  #isInTransaction = false;

  /** `root`: the library's folder; `folder`: where the index is. */
  constructor(root: string, folder: string) {
    this.#root = root;
    this.#folder = folder;
    this.#connection = openIndexFile(folder);
    this.#vocabulary = new Vocabulary(this.#connection);
    this.#writer = new IndexWriter(this.#connection, this.#vocabulary);
    this.#unreadable = new Set([...this.stamps()].filter(([, stamp]) => isUnreadable(stamp)).map(([name]) => name));
  }

  /** Documents whose files can't be read: they are not found. */
  get unreadable(): number {
    return this.#unreadable.size;
  }

  /** By `kind/id` the stamp of the file that the index was made of. */
  stamps(): Map<string, string> {
    const rows = this.#connection.all('SELECT name, stamp FROM file');
    return new Map(rows.map((row) => [String(row['name']), String(row['stamp'])]));
  }

  prepare(source: Source): PreparedSource {
    return prepareSource(this.#connection, this.#root, source);
  }

  /** Writes one prepared source; kept for good with the next `commit`. Answers articles whose notes' citing changed. */
  write({ kind, id, rows, cited, stamps }: PreparedSource): Source[] {
    this.#begin();
    const ids = new Set(rows.map((row) => row.id));
    if (!ids.has(id)) this.#writer.drop(kind, id);
    if (kind === 'article') {
      const known = this.#connection.all('SELECT id FROM annotation WHERE parent = ?', [id]);
      for (const row of known) if (!ids.has(String(row['id']))) this.#writer.drop('annotation', String(row['id']));
    }
    for (const row of rows) this.#writer.put(row);
    this.#note(stamps);
    return kind === 'briefing' ? this.#cite(id, cited) : [];
  }

  /** Writes some of what `commit` needs written; false when it only needs to be called. */
  beforeCommit(): boolean {
    return this.#isInTransaction && this.#vocabulary.flushSome(200);
  }

  commit(): void {
    if (!this.#isInTransaction) return;
    while (this.beforeCommit());
    this.#connection.exec('COMMIT');
    this.#isInTransaction = false;
    this.#writer.forget();
  }

  find(input: SearchInput, options: FindOptions = {}): Found {
    return findDocuments(this.#connection, this.#vocabulary, input, options);
  }

  /** Joins the parts of the index that commits leave, a few pages at a time; false when they are joined. */
  tidy(pages: number, isFirst: boolean): boolean {
    let isDone = true;
    for (const kind of hitKinds) {
      const table = wordsTable(kind);
      const before = this.#changes();
      // A negative number marks all parts for joining.
      const amount = isFirst ? -pages : pages;
      this.#connection.run(`INSERT INTO ${table} (${table}, rank) VALUES ('merge', ?)`, [amount]);
      if (this.#changes() - before >= 2) isDone = false;
    }
    return !isDone;
  }

  close(): void {
    this.commit();
    closeIndexFile(this.#folder, this.#connection);
  }

  /** Takes away what can't be used any more. */
  destroy(): void {
    try {
      this.#connection.close();
    } catch {
      // Its file goes.
    }
    removeIndexFile(this.#folder);
  }

  #begin(): void {
    if (!this.#isInTransaction) this.#connection.exec('BEGIN');
    this.#isInTransaction = true;
  }

  #changes(): number {
    return Number(this.#connection.first('SELECT total_changes() AS changes')?.['changes']);
  }

  #note(stamps: Stamps): void {
    for (const { kind, id, stamp } of stamps) {
      const name = `${kind}/${id}`;
      if (stamp === null) this.#connection.run('DELETE FROM file WHERE name = ?', [name]);
      else this.#connection.run('INSERT OR REPLACE INTO file VALUES (?, ?)', [name, stamp]);
      if (stamp !== null && isUnreadable(stamp)) this.#unreadable.add(name);
      else this.#unreadable.delete(name);
    }
  }

  #cite(briefing: string, cited: readonly string[]): Source[] {
    const rows = this.#connection.all('SELECT annotation FROM cite WHERE briefing = ?', [briefing]);
    const before = new Set(rows.map((row) => String(row['annotation'])));
    const after = new Set(cited);
    const gone = [...before].filter((id) => !after.has(id));
    const added = cited.filter((id) => !before.has(id));
    for (const id of gone)
      this.#connection.run('DELETE FROM cite WHERE annotation = ? AND briefing = ?', [id, briefing]);
    for (const id of added) this.#connection.run('INSERT INTO cite VALUES (?, ?)', [id, briefing]);
    const articles = [...gone, ...added].flatMap((id) => {
      const parent = this.#connection.first('SELECT parent FROM annotation WHERE id = ?', [id])?.['parent'];
      return parent === undefined ? [] : [String(parent)];
    });
    return [...new Set(articles)].map((id) => ({ kind: 'article', id }));
  }
}

function isUnreadable(stamp: string): boolean {
  return stamp.startsWith(unreadableMark);
}

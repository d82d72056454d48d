import type { HitKind } from '../../../core/ipc/search.ts';
import type { Connection } from './sqlite.ts';

/** Raise it when tables or tokens come to be made differently: an index of another number is made anew. */
export const indexVersion = 1;

export const hitKinds = ['article', 'annotation', 'briefing'] as const satisfies readonly HitKind[];

/** Beginnings of words of this length are looked up as fast as words; longer ones among those that begin so. */
export const prefixLength = 3;

/** The full-text table of a kind: folded words of its title, of what else names it, of its text, and its facts. */
export function wordsTable(kind: HitKind): string {
  return `${kind}_words`;
}

/**
 * What of a kind's full-text columns counts in ranking, as arguments of bm25. A hit in a title is worth ten in a text.
 */
export const columnWeights = '10.0, 3.0, 1.0, 0.0';

/**
 * Makes the tables of an index. Their parts are joined by `SearchDatabase.tidy` alone, a little at a time: by itself FTS5
 * would now and then join for seconds, and a query would wait.
 */
export function createTables(connection: Connection): void {
  connection.exec(`
    CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE file (name TEXT PRIMARY KEY, stamp TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE cite (annotation TEXT, briefing TEXT, PRIMARY KEY (annotation, briefing)) WITHOUT ROWID;
    CREATE INDEX cite_briefing ON cite (briefing);
    CREATE TABLE word (word TEXT PRIMARY KEY, documents INTEGER NOT NULL) WITHOUT ROWID;
    CREATE TABLE word_backwards (word TEXT PRIMARY KEY) WITHOUT ROWID;
  `);
  for (const kind of hitKinds) {
    const words = wordsTable(kind);
    connection.exec(`
      CREATE TABLE ${kind} (
        n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, parent TEXT, facts TEXT NOT NULL, head TEXT NOT NULL
      );
      CREATE TABLE ${kind}_text (n INTEGER PRIMARY KEY, text BLOB NOT NULL);
      CREATE VIRTUAL TABLE ${words} USING fts5(
        title, naming, text, facts, content='', contentless_delete=1, tokenize='ascii', prefix='${prefixLength}'
      );
      INSERT INTO ${words} (${words}, rank) VALUES ('automerge', 0), ('crisismerge', 1000), ('hashsize', 150000);
    `);
  }
  connection.exec('CREATE INDEX annotation_parent ON annotation (parent)');
  connection.run('INSERT INTO meta VALUES (?, ?)', ['version', String(indexVersion)]);
}

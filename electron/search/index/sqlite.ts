import { existsSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { Database, JSValue, SQLiteValue, Statement } from 'node-sqlite3-wasm';

type Package = { readonly Database: new (path: string) => Database };

const require = createRequire(import.meta.url);
// The build puts it beside the bundle that this code becomes part of, with its WebAssembly file.
const beside = fileURLToPath(new URL('./node-sqlite3-wasm.cjs', import.meta.url));

export type Row = Readonly<Record<string, SQLiteValue>>;

/** An open SQLite file, for this connection alone. All calls are synchronous and throw what SQLite says. */
export class Connection {
  readonly #database: Database;
  readonly #statements = new Map<string, Statement>();

  /** Makes the file when there is none. Whoever opens it must know that no one else has it open. */
  constructor(path: string) {
    const { Database }: Package = require(existsSync(beside) ? beside : 'node-sqlite3-wasm');
    // The lock that a killed process left: nothing else takes it away.
    rmSync(`${path}.lock`, { recursive: true, force: true });
    this.#database = new Database(path);
  }

  exec(sql: string): void {
    this.#database.exec(sql);
  }

  /** Answers how many rows were changed. */
  run(sql: string, values: readonly JSValue[] = []): number {
    return this.#do(sql, (statement) => statement.run([...values]).changes);
  }

  // To its last row: a statement left at one would hold its read open.
  all(sql: string, values: readonly JSValue[] = []): Row[] {
    // Without `expand` rows are flat.
    return this.#do(sql, (statement) => statement.all([...values]) as Row[]);
  }

  first(sql: string, values: readonly JSValue[] = []): Row | null {
    return this.all(sql, values)[0] ?? null;
  }

  close(): void {
    for (const statement of this.#statements.values()) statement.finalize();
    this.#statements.clear();
    this.#database.close();
  }

  #do<T>(sql: string, act: (statement: Statement) => T): T {
    const statement = this.#statement(sql);
    try {
      return act(statement);
    } catch (error) {
      // One that has failed can't be used again.
      this.#statements.delete(sql);
      try {
        statement.finalize();
      } catch {
        // It says once more why it failed.
      }
      throw error;
    }
  }

  #statement(sql: string): Statement {
    const known = this.#statements.get(sql);
    if (known !== undefined) return known;
    const made = this.#database.prepare(sql);
    this.#statements.set(sql, made);
    return made;
  }
}

import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { projectRoot } from '../../build/paths.ts';

export type Cell = string | number | boolean | null;
export type Row = Readonly<Record<string, Cell>>;

export type BenchOptions = {
  readonly quick: boolean;
  readonly seed: number;
  /** The one size of library to measure with; null: the sizes that the suite is for. */
  readonly articles: number | null;
  readonly say: (line: string) => void;
};

/** What a suite measured: rows of one table, what to know about them, and which of its own demands failed. */
export type Measured = {
  readonly rows: readonly Row[];
  readonly notes: readonly string[];
  readonly failures: readonly string[];
};

export type BenchSuite = { readonly name: string; run(options: BenchOptions): Promise<Measured> };

/** An entry of out/bench.json: what was measured, on which state of the project, when. */
export type BenchEntry = Measured & {
  readonly name: string;
  readonly quick: boolean;
  readonly seed: number;
  readonly seconds: number;
  readonly commit: string;
  readonly date: string;
};

/** The commit that stands checked out, with `+` when files differ from it. */
export function readRevision(): { commit: string; date: string } {
  const git = (...args: string[]): string =>
    execFileSync('git', args, { cwd: projectRoot, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  const date = new Date().toISOString();
  try {
    const changed = git('status', '--porcelain', '--', 'core', 'electron', 'tests/bench') !== '';
    return { commit: `${git('rev-parse', 'HEAD')}${changed ? '+' : ''}`, date };
  } catch {
    return { commit: 'unknown', date };
  }
}

/** Puts the entry into the file in place of the earlier one of its suite. */
export function mergeEntry(path: string, entry: BenchEntry): void {
  const kept = readEntries(path).filter(({ name }) => name !== entry.name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${JSON.stringify([...kept, entry], null, 2)}\n`);
}

function readEntries(path: string): readonly BenchEntry[] {
  try {
    const entries: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return Array.isArray(entries) ? entries : [];
  } catch {
    return [];
  }
}

/** The rows as lines of one table; its columns are the first row's. */
export function formatTable(rows: readonly Row[]): string[] {
  const columns = Object.keys(rows[0] ?? {});
  const lines = [columns, ...rows.map((row) => columns.map((column) => formatCell(row[column] ?? null)))];
  const widths = columns.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  return lines.map((line) =>
    line
      .map((cell, column) =>
        isText(rows, columns[column]) ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  );
}

function isText(rows: readonly Row[], column = ''): boolean {
  return typeof rows[0]?.[column] === 'string';
}

function formatCell(cell: Cell): string {
  if (cell === null) return '–';
  if (typeof cell === 'number' && !Number.isInteger(cell)) return cell.toFixed(Math.abs(cell) < 10 ? 3 : 1);
  return String(cell);
}

import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { projectRoot } from '../../build/paths.ts';
import type { SuiteEntry } from './report.ts';

/** An entry of out/faults.json: what was found, on which state of the project, when. */
export type LedgerEntry = SuiteEntry & { readonly quick: boolean; readonly commit: string; readonly date: string };

/** The commit that stands checked out, with `+` when files differ from it. */
export function readRevision(): { commit: string; date: string } {
  const git = (...args: string[]): string =>
    execFileSync('git', args, { cwd: projectRoot, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  const date = new Date().toISOString();
  try {
    const changed = git('status', '--porcelain', '--', 'core', 'electron', 'tests/faults') !== '';
    return { commit: `${git('rev-parse', 'HEAD')}${changed ? '+' : ''}`, date };
  } catch {
    return { commit: 'unknown', date };
  }
}

/** Puts the entries into the file, each in place of the earlier one of its suite. */
export function mergeEntries(path: string, entries: readonly LedgerEntry[]): void {
  const kept = readLedger(path).filter(({ name }) => entries.every((entry) => entry.name !== name));
  writeFileSync(path, `${JSON.stringify([...kept, ...entries], null, 2)}\n`);
}

function readLedger(path: string): readonly LedgerEntry[] {
  try {
    const entries: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return Array.isArray(entries) ? entries : [];
  } catch {
    return [];
  }
}

/** One line per suite, then what failed and how to repeat it. */
export function printTable(entries: readonly SuiteEntry[], say: (line: string) => void): void {
  const rows = entries.map(({ name, tried, failed, skipped, seconds, control }) => [
    name,
    String(tried),
    String(failed),
    String(skipped),
    seconds.toFixed(1),
    control.caught === null ? 'not run' : control.caught ? 'caught' : 'NOT CAUGHT',
  ]);
  const table = [['suite', 'tried', 'failed', 'skipped', 'seconds', 'control'], ...rows];
  const widths = table[0]?.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0))) ?? [];
  say('');
  for (const row of table) {
    say(
      row
        .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
        .join('  '),
    );
  }
  for (const { name, failures, notes, control } of entries) {
    for (const note of notes) say(`${name}: ${note}`);
    say(`${name}: control: ${control.name}${control.detail === undefined ? '' : ` (${control.detail})`}`);
    for (const { what, repeat } of failures) say(`${name}: FAILED ${what}\n    npm run faults -- ${repeat}`);
  }
}

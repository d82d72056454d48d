// npm run faults -- [--quick] [--suite NAME]… [--seed N] [--limit N] [--only CASE] [--jobs N]
import { cpSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { outFolder, projectRoot } from '../../build/paths.ts';
import { StopError } from '../../build/say.ts';
import { mergeEntries, printTable, readRevision } from './ledger.ts';
import { unmountAll } from './loop-disk.ts';
import type { Suite, SuiteEntry } from './report.ts';
import { loadSuites } from './suites.ts';

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    suite: { type: 'string', multiple: true, default: [] },
    seed: { type: 'string', default: '1' },
    limit: { type: 'string' },
    only: { type: 'string' },
    jobs: { type: 'string', default: String(Math.min(2, availableParallelism())) },
  },
});
const ledger = join(outFolder, values.only === undefined ? 'faults.json' : 'faults-repeated.json');
const folder = realpathSync(mkdtempSync(join(tmpdir(), 'briefing-notes-faults-')));
process.once('exit', () => {
  // First: what is mounted would be emptied instead.
  unmountAll();
  rmSync(folder, { recursive: true, force: true });
});

const suites = await loadSuites(values.suite).catch((error: unknown) => {
  if (!(error instanceof StopError)) throw error;
  say(error.message);
  process.exit(error.exitCode);
});
const programs = copyPrograms();
const entries: SuiteEntry[] = [];
for (const suite of suites) entries.push(await runSuite(suite));
printTable(entries, say);
process.exitCode = entries.some(({ failed, control }) => failed > 0 || control.caught === false) ? 1 : 0;

/** A copy of their own: a later build must not change what a long run starts. */
function copyPrograms(): string {
  const copy = join(folder, 'programs');
  cpSync(join(outFolder, 'faults'), copy, { recursive: true });
  cpSync(join(projectRoot, 'resources', 'samples'), join(copy, 'samples'), { recursive: true });
  writeFileSync(join(copy, 'package.json'), '{"type":"module"}\n');
  return copy;
}

async function runSuite(suite: Suite): Promise<SuiteEntry> {
  say(`— ${suite.name}`);
  const own = mkdtempSync(join(folder, `${suite.name}-`));
  const revision = readRevision();
  const entry = await suite.run({
    quick: values.quick,
    folder: own,
    programs,
    jobs: Number(values.jobs),
    seed: Number(values.seed),
    limit: values.limit === undefined ? null : Number(values.limit),
    only: values.only ?? null,
    say,
  });
  mergeEntries(ledger, [{ ...entry, quick: values.quick, ...revision }]);
  rmSync(own, { recursive: true, force: true });
  return entry;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

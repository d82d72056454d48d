// npm run bench -- [SUITE]… [--quick] [--seed N] [--articles N]
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { outFolder } from '../../build/paths.ts';
import { StopError } from '../../build/say.ts';
import { formatTable, mergeEntry, readRevision } from './report.ts';
import { loadSuites } from './suites.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    quick: { type: 'boolean', default: false },
    seed: { type: 'string', default: '1' },
    articles: { type: 'string' },
  },
});
const seed = Number(values.seed);
const articles = values.articles === undefined ? null : Number(values.articles);
if (articles !== null && !(Number.isInteger(articles) && articles > 0)) {
  say(`--articles takes a whole number, not ${values.articles}.`);
  process.exit(1);
}
const suites = await loadSuites(positionals).catch((error: unknown) => {
  if (!(error instanceof StopError)) throw error;
  say(error.message);
  process.exit(error.exitCode);
});

for (const suite of suites) {
  say(`— ${suite.name}`);
  const revision = readRevision();
  const began = performance.now();
  const measured = await suite.run({ quick: values.quick, seed, articles, say });
  const seconds = Math.round((performance.now() - began) / 100) / 10;
  mergeEntry(join(outFolder, 'bench.json'), {
    name: suite.name,
    quick: values.quick,
    seed,
    seconds,
    ...revision,
    ...measured,
  });
  for (const line of formatTable(measured.rows)) say(line);
  for (const note of measured.notes) say(note);
  for (const failure of measured.failures) say(`FAILED: ${failure}`);
  say(`${suite.name}: ${seconds} s, seed ${seed}, written to out/bench.json`);
  if (measured.failures.length > 0) process.exitCode = 1;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from './run.ts';

// As a bundle (out/cli/cli.js) this file stands as deep below package.json as here.
const packageFile = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'package.json');
const { version }: { version: string } = JSON.parse(readFileSync(packageFile, 'utf8'));

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // The reader has seen enough (`| head`): that is no failure of ours.
  if (error.code !== 'EPIPE') throw error;
});

process.stderr.on('error', () => {
  // No one listens to messages any more: the work goes on without them.
});

process.exitCode = await run(process.argv.slice(2), version, {
  print: (text) => process.stdout.write(`${text}\n`),
  say: (text) => process.stderr.write(`${text}\n`),
});

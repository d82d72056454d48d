// @ts-check
// npm run -s cli -- ARGUMENTS. Starts the built command line at once when it is up to date. Set-up speaks on stderr:
// stdout is the command line's own.
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { cliTarget, isFresh } from './freshness.mjs';
import { requireNodeVersion } from './node-version.mjs';

requireNodeVersion();
const root = dirname(dirname(fileURLToPath(import.meta.url)));
if (!isFresh(root, cliTarget)) {
  const setUp = spawnSync(process.execPath, [join(root, 'build/run.mjs'), 'build:cli'], { stdio: ['ignore', 2, 2] });
  if (setUp.status !== 0) process.exit(setUp.status ?? 1);
}

const cli = join(root, 'out/cli/cli.js');
process.argv[1] = cli;
// It is never a test or a development build, whatever the caller's shell says.
delete process.env['NODE_ENV'];
// npm runs scripts in the project's folder; relative paths are meant from where the user stands.
process.chdir(process.env['INIT_CWD'] ?? process.cwd());
await import(pathToFileURL(cli).href);

// @ts-check
// The way in for every npm script but the command line: node build/run.mjs NAME ARGUMENTS. It runs before there is a
// node_modules folder, so it and what it imports use Node's built-ins only and are plain JavaScript.
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { requireNodeVersion } from './node-version.mjs';
import { installPackages } from './packages.mjs';

requireNodeVersion();
installPackages(dirname(dirname(fileURLToPath(import.meta.url))));

const { register } = await import('tsx/esm/api');
register();
const { runCommand } = await import('./main.ts');
process.exitCode = await runCommand(process.argv.slice(2));

import { join } from 'node:path';
import { runTool } from '../children.ts';
import { outFolder } from '../paths.ts';

export const unitReport = join(outFolder, 'test/unit.json');

/** Runs Vitest; arguments are its own, such as a folder or `--watch`. */
export function run(args: readonly string[]): Promise<number> {
  const mode = args.some((argument) => argument === '--watch' || argument === '-w') ? [] : ['run'];
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${unitReport}`];
  return runTool('vitest/vitest.mjs', [...mode, ...reporters, ...args]);
}

import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBuilt } from '../../../build/bundle/ensure.ts';
import { outFolder } from '../../../build/paths.ts';
import { forkParser } from '../../../electron/import/parser/fork-parser.ts';
import type { Parser, SpawnParser } from '../../../electron/import/parser/parser.ts';
import { startParser } from '../../../electron/import/parser/start-parser.ts';

/** Builds the command line if need be; each call of what it gives makes a parser as that one has it. */
export async function builtParser(): Promise<() => Parser> {
  await ensureBuilt('cli');
  const folder = join(outFolder, 'cli');
  const spawn: SpawnParser = forkParser({
    process: join(folder, 'parser-process.js'),
    thread: pathToFileURL(join(folder, 'parser-thread.js')).href,
  });
  return () => startParser(spawn);
}

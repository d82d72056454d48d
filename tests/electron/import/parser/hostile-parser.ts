import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { onTestFinished } from 'vitest';
import { forkParser } from '../../../../electron/import/parser/fork-parser.ts';
import type { ParserLimits } from '../../../../electron/import/parser/limits.ts';
import type { Parser, SpawnParser } from '../../../../electron/import/parser/parser.ts';
import { startParser } from '../../../../electron/import/parser/start-parser.ts';
import type { SourceJob } from '../../../../electron/import/source-job.ts';

const program = fileURLToPath(new URL('../../../../electron/import/parser/parser-process.ts', import.meta.url));
const file = pathToFileURL(join(import.meta.dirname, 'hostile-thread.ts')).href;
// Node 20 takes no loader from `execArgv` in a worker: tsx is registered inside it, then the file is loaded.
const tsx = import.meta.resolve('tsx/esm/api');
const source = `import(${JSON.stringify(tsx)}).then(({ register }) => (register(), import(${JSON.stringify(file)})))`;
const thread = `data:text/javascript,${encodeURIComponent(source)}`;

export type HostileParser = Parser & {
  /** How many processes were started. */
  readonly started: () => number;
};

/** The real process with a thread that does what a file's name says. */
export function hostileParser(limits: Partial<ParserLimits> = {}): HostileParser {
  let started = 0;
  const fork = forkParser({ process: program, thread, execArgv: ['--import', import.meta.resolve('tsx')] });
  const spawn: SpawnParser = (...order) => {
    started += 1;
    return fork(...order);
  };
  const parser = startParser(spawn, limits);
  onTestFinished(() => parser.close());
  return { ...parser, started: () => started };
}

export function jobOf(name: string, text = 'Text.'): SourceJob {
  const bytes = Buffer.from(text);
  return { bytes, name, contentType: null, url: null, fallbackTitle: name, pasted: false };
}

/** Runs `parse-and-end.ts` with the real process to its end, and gives what it printed. */
export function runShortProgram(): string {
  const script = join(import.meta.dirname, 'parse-and-end.ts');
  const args = ['--import', 'tsx', script, program, thread, import.meta.resolve('tsx')];
  return execFileSync(process.execPath, args, { encoding: 'utf8' });
}

/** The memory that each parser process which this one started has at this moment, in MB. */
export function residentOfChildren(): number[] {
  const lines = execFileSync('ps', ['-o', 'rss=,args=', '--ppid', String(process.pid)], { encoding: 'utf8' });
  const parsers = lines.split('\n').filter((line) => line.includes('parser-process'));
  return parsers.map((line) => Number.parseInt(line.trim(), 10) / 1024);
}

import { forkParser } from './fork-parser.ts';
import { parseHere } from './parse-here.ts';
import type { Parser } from './parser.ts';
import { bundledProgram } from './program.ts';
import { startParser } from './start-parser.ts';

/** A parser in a plain Node process; in this one where the code runs unbundled. */
export function bundledParser(): Parser {
  const program = bundledProgram();
  return program === null ? parseHere : startParser(forkParser(program));
}

import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ParserProgram } from './fork-parser.ts';

// The build puts both beside the bundle that this code becomes part of.
const processUrl = new URL('./parser-process.js', import.meta.url);
const threadUrl = new URL('./parser-thread.js', import.meta.url);

/** Null where the code runs unbundled, as in unit tests: no program is beside it. */
export function bundledProgram(): ParserProgram | null {
  if (!existsSync(processUrl)) return null;
  return { process: fileURLToPath(processUrl), thread: threadUrl.href };
}

import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

// The build puts it beside the bundle that this code becomes part of.
const programUrl = new URL('./index-process.js', import.meta.url);

/** The path of the index process's program; null where the code runs unbundled. */
export function indexProgram(): string | null {
  return existsSync(programUrl) ? fileURLToPath(programUrl) : null;
}

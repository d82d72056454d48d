import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A path for a library that isn't there yet, in a folder of its own that goes when the running test ends. */
export function newRoot(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'briefing-notes-')));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'library');
}

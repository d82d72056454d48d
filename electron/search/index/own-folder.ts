import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import * as v from 'valibot';
import { isHere, isRunning, thisProcess } from '../../store/folder/process-identity.ts';

const IdentitySchema = v.object({
  pid: v.number(),
  host: v.string(),
  started: v.nullable(v.string()),
  space: v.nullish(v.string()),
});

/** Milliseconds: how often is looked, and for how long a process that should have ended is waited for. */
const [pause, patience] = [20, 5000];

/**
 * Takes the index's folder for this process. Whoever holds the library is alone, but a process of an earlier holder
 * that was killed may need a moment to notice.
 */
export async function takeFolder(folder: string): Promise<void> {
  const path = join(folder, 'owner');
  for (let waited = 0; waited < patience && isOwned(path); waited += pause) await setTimeout(pause);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeFileSync(path, JSON.stringify(thisProcess()), { mode: 0o600 });
}

function isOwned(path: string): boolean {
  try {
    const owner = v.parse(IdentitySchema, JSON.parse(readFileSync(path, 'utf8')));
    return owner.pid !== process.pid && isHere(owner) && isRunning(owner);
  } catch {
    return false;
  }
}

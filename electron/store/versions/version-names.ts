import { createHash, randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import * as v from 'valibot';
import { LineSchema, Sha256Schema } from '../../../core/model/scalars.ts';
import { VersionKeySchema } from '../../../core/model/version.ts';
import { DamagedFile } from '../damage/damage.ts';
import type { Disk } from '../disk/disk.ts';
import { errnoOf } from '../disk/disk-errors.ts';
import { writeDurably } from '../disk/durable-write.ts';
import { moveDurably } from '../disk/folders.ts';

const NamesFileSchema = v.strictObject({ sha256: Sha256Schema, names: v.record(VersionKeySchema, LineSchema) });

/** Key → name; empty where there is no such file. @throws DamagedFile | disk */
export async function readNames(path: string): Promise<Map<string, string>> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return new Map();
    throw error;
  }
  const parsed = v.safeParse(NamesFileSchema, parseJson(text));
  if (!parsed.success) throw new DamagedFile('schema');
  const { sha256, names } = parsed.output;
  if (sha256Of(names) !== sha256) throw new DamagedFile('hash');
  return new Map(Object.entries(names));
}

/** Gives or takes (null) one name. A damaged file is kept beside the new one under another name. */
export async function writeName(path: string, key: string, name: string | null, disk: Disk): Promise<void> {
  const names = await readOrSetAside(path, disk);
  if ((names.get(key) ?? null) === name) return;
  if (name === null) names.delete(key);
  else names.set(key, name);
  const content = Object.fromEntries(names);
  await writeDurably(path, `${JSON.stringify({ sha256: sha256Of(content), names: content })}\n`, { disk });
}

async function readOrSetAside(path: string, disk: Disk): Promise<Map<string, string>> {
  try {
    return await readNames(path);
  } catch (error) {
    if (!(error instanceof DamagedFile)) throw error;
    await moveDurably(path, `${path}.${randomBytes(4).toString('hex')}.damaged`, disk);
    return new Map();
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new DamagedFile('json');
  }
}

function sha256Of(names: Readonly<Record<string, string>>): string {
  return createHash('sha256').update(JSON.stringify(names), 'utf8').digest('hex');
}

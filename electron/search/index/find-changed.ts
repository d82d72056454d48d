import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { documentKinds } from '../../../core/model/envelope.ts';
import { IdSchema } from '../../../core/model/scalars.ts';
import { errnoOf } from '../../store/disk/disk-errors.ts';
import { kindFolders, shardOf } from '../../store/folder/layout.ts';
import { unreadableMark } from './prepare-source.ts';
import { type Source, stampOf } from './read-source.ts';

export type Stock = {
  /** How many sources the library has. */
  readonly total: number;
  /** Those that the index does not hold as they are, briefings first: what they cite is asked for by the others. */
  readonly changed: readonly Source[];
};

/** Compares the library's files with their stamps in the index. `rest` is awaited between folders. */
export async function findChanged(
  root: string,
  stamps: Map<string, string>,
  rest: () => Promise<void>,
): Promise<Stock> {
  const sources = new Set<string>();
  const changed = new Set<string>();
  for (const kind of documentKinds) {
    for (const shard of list(join(root, kindFolders[kind]))) {
      for (const name of list(join(root, kindFolders[kind], shard))) {
        const id = name.endsWith('.json') ? name.slice(0, -'.json'.length) : '';
        if (shardOf(id) !== shard || !v.is(IdSchema, id)) continue;
        const source = `${kind === 'briefing' ? 'briefing' : 'article'}/${id}`;
        const known = stamps.get(`${kind}/${id}`);
        stamps.delete(`${kind}/${id}`);
        if (kind !== 'annotations') sources.add(source);
        if (known === undefined || !isOf(known, stampOf(root, kind, id))) changed.add(source);
      }
      await rest();
    }
  }
  for (const gone of stamps.keys()) changed.add(gone.replace(/^annotations/, 'article'));
  const order = [...changed]
    .map(asSource)
    .sort((one, other) => Number(other.kind === 'briefing') - Number(one.kind === 'briefing'));
  return { total: sources.size, changed: order };
}

function isOf(known: string, stamp: string | null): boolean {
  return stamp !== null && stamp !== '' && (known === stamp || known === `${unreadableMark}${stamp}`);
}

function asSource(name: string): Source {
  const [kind = '', id = ''] = name.split('/');
  return { kind: kind === 'briefing' ? 'briefing' : 'article', id };
}

function list(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    // What can't be listed is found to be gone, and found again when it can.
    if (errnoOf(error) === null) throw error;
    return [];
  }
}

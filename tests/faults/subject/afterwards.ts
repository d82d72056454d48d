import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { documentKinds } from '../../../core/model/envelope.ts';
import { kindFolders } from '../../../electron/store/folder/layout.ts';
import { article } from '../../electron/store/builders.ts';
import type { Desk } from './desk.ts';
import { createArticle, outcomeOf } from './save.ts';
import { tell } from './tell.ts';

/** Saves a new document, in a second try if need be: a single failure must not have broken the process. */
export async function saveAfterwards(desk: Desk): Promise<boolean> {
  for (let tries = 0; tries < 2; tries++) {
    if (await createArticle(desk, article(desk.newId()))) return true;
  }
  return false;
}

/** Tells what the open library gives for each document's file. What it can't give now says nothing. */
export async function tellMemory({ library }: Desk): Promise<void> {
  for (const kind of documentKinds) {
    for (const id of await idsIn(join(library.root, kindFolders[kind]))) {
      try {
        const { key, state } = await outcomeOf(library, kind, id);
        tell(`SEES ${key} ${state}`);
      } catch {
        // The disk still refuses.
      }
    }
  }
}

/** Ids by the names of files below the folder, each once: the file system is asked, not the catalogue. */
export async function idsIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true }).catch(() => []);
  const ids = entries.flatMap((entry) => /(?:^|\/)([a-z][a-z0-9]{5,31})\.[^/]*json$/.exec(entry)?.[1] ?? []);
  return [...new Set(ids)].sort();
}

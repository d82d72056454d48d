import { closeSync, fstatSync, mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Annotation } from '../../../core/model/annotation.ts';
import type { DocumentKind } from '../../../core/model/envelope.ts';
import { newId } from '../../../core/model/ids.ts';
import { sketchOf } from '../../../core/near/sketch.ts';
import { wordRunsOf } from '../../../core/near/word-runs.ts';
import { encodeRecord, fileHead } from '../../../electron/near/sketch-file.ts';
import { LiveCatalogue } from '../../../electron/store/catalogue/catalogue.ts';
import { CatalogueFiles } from '../../../electron/store/catalogue/catalogue-files.ts';
import { itemOf } from '../../../electron/store/catalogue/rows.ts';
import { realDisk } from '../../../electron/store/disk/disk.ts';
import { type FileStamp, stampOf } from '../../../electron/store/disk/file-stamp.ts';
import { seal } from '../../../electron/store/documents/envelope.ts';
import type { DocumentOf } from '../../../electron/store/documents/kinds.ts';
import { peekEnvelope } from '../../../electron/store/documents/peek-envelope.ts';
import { documentPath } from '../../../electron/store/folder/layout.ts';
import { librarySchema, writeLibraryCopy, writeLibraryFile } from '../../../electron/store/folder/library-file.ts';
import { formatVersionName, shardFolder } from '../../../electron/store/versions/version-name.ts';
import { makeBriefing, makeSource } from './documents.ts';
import { makeWorld, randomBytesOf, randomOf } from './world.ts';

export type Corpus = {
  readonly articles: number;
  readonly seed: number;
  readonly say: (line: string) => void;
};

/** One briefing stands for so many articles, and cites the annotations among them. */
const articlesABriefing = 200;

/**
 * Writes a library that looks as one does that the app has worked in and closed: documents, catalogue, sketches, kept
 * versions. Nothing is flushed: it can be made anew.
 */
export async function fillLibrary(root: string, { articles, seed, say }: Corpus): Promise<void> {
  const world = makeWorld(seed);
  const catalogue = new LiveCatalogue();
  const id = newId(randomBytesOf(randomOf(seed, 'library', articles)));
  const file = { schema: librarySchema, id, name: `${articles} articles` };
  await writeLibraryFile(root, file, realDisk);
  await writeLibraryCopy(root, file, realDisk);

  const save = <K extends DocumentKind>(kind: K, document: DocumentOf[K]): void => {
    const text = seal(kind, document.id, { revision: 1, parent: 0, body: document });
    const stamp = writeNew(documentPath(root, kind, document.id), text);
    catalogue.apply({ type: 'put', item: itemOf[kind](document, 1, stamp) });
    if (kind !== 'article') keepVersion(root, kind, document.id, text);
  };

  const sketches: Uint8Array[] = [fileHead];
  let annotations: Annotation[] = [];
  for (let index = 0; index < articles; index += 1) {
    const { article, text, notes } = makeSource(world, index);
    save('article', article);
    sketches.push(encodeRecord({ id: article.id, sha256: article.sha256, sketch: sketchOf(wordRunsOf(text)) }));
    if (notes !== null) save('annotations', notes);
    annotations.push(...(notes?.annotations ?? []));
    if ((index + 1) % articlesABriefing === 0) {
      save('briefing', makeBriefing(world, index, annotations));
      annotations = [];
      await setImmediate();
    }
    if ((index + 1) % 10_000 === 0) say(`${index + 1} of ${articles} articles made`);
  }
  const files = new CatalogueFiles(root, catalogue, realDisk);
  await files.open(false);
  await files.close();
  writeFileSync(join(root, 'catalogue', 'near.bin'), Buffer.concat(sketches), { mode: 0o600 });
}

function keepVersion(root: string, kind: DocumentKind, id: string, text: string): void {
  const { hash } = peekEnvelope(Buffer.from(text));
  const at = '2026-11-01T00:00:00.000Z';
  const name = formatVersionName({ id, revision: 1, hash: hash?.slice(0, 12) ?? '', at });
  writeNew(join(shardFolder(join(root, 'history'), kind, id), name), text);
}

const made = new Set<string>();

function writeNew(path: string, text: string): FileStamp {
  const folder = dirname(path);
  if (!made.has(folder)) mkdirSync(folder, { recursive: true, mode: 0o700 });
  made.add(folder);
  const file = openSync(path, 'wx', 0o600);
  try {
    writeSync(file, text);
    return stampOf(fstatSync(file));
  } finally {
    closeSync(file);
  }
}

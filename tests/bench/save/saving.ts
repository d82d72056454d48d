import { statSync } from 'node:fs';
import type { Article } from '../../../core/model/article.ts';
import type { DocumentKind } from '../../../core/model/envelope.ts';
import { documentPath } from '../../../electron/store/folder/layout.ts';
import type { Library } from '../../../electron/store/library.ts';
import type { Random } from '../random.ts';
import { bytesWritten } from './bytes-written.ts';
import type { OneFile } from './one-file.ts';
import { writeRaw } from './raw-write.ts';

/** What saving one kind of edit came to in a library of one size; times in milliseconds, one each round. */
export type Saving = {
  readonly articles: number;
  readonly edit: string;
  readonly store: number[];
  readonly raw: number[];
  /** Bytes handed to the system in a save, of which `document` are the document's file. */
  readonly written: number[];
  readonly document: number[];
};

export type OneFileSaving = { readonly times: number[]; readonly bytes: number[] };

export type Edit = {
  readonly name: string;
  readonly kind: DocumentKind;
  /** The documents that it is made to. */
  ids(library: Library): readonly string[];
  save(library: Library, id: string, round: number): Promise<void>;
  /** Opens the document, as it is when a person edits it. */
  open(library: Library, id: string): Promise<void>;
};

export const edits: readonly Edit[] = [
  {
    name: 'an article’s title',
    kind: 'article',
    ids: ({ catalogue }) => catalogue.articles().map(({ id }) => id),
    open: async ({ articles }, id) => void (await articles.get(id)),
    save: async ({ articles }, id, round) => void (await articles.replace(id, retitle(round))),
  },
  {
    name: 'a briefing’s text',
    kind: 'briefing',
    ids: ({ catalogue }) => catalogue.briefings().map(({ id }) => id),
    open: async ({ briefings }, id) => void (await briefings.get(id)),
    async save({ briefings }, id, round) {
      const base = await briefings.revision(id);
      // The first line is rewritten: a hundred rounds later the text is as long as it was.
      const next = (body: string): string => body.replace(/^.*$/m, `What round ${round} has to say.`);
      await briefings.replace(id, (briefing) => ({ ...briefing, body: next(briefing.body) }), { base });
    },
  },
];

export type Place = {
  readonly library: Library;
  readonly edit: Edit;
  readonly ids: readonly string[];
  readonly saving: Saving;
};

/** Saves an edit at the store and writes as many bytes raw beside it, each first in half of the rounds. */
export async function saveRound({ library, edit, ids, saving }: Place, random: Random, round: number): Promise<void> {
  const id = random.pick(ids) ?? '';
  const path = documentPath(library.root, edit.kind, id);
  await edit.open(library, id);
  if (round % 2 === 1) writeBeside(path, saving);
  const before = bytesWritten();
  const asked = performance.now();
  await edit.save(library, id, round);
  saving.store.push(performance.now() - asked);
  const after = bytesWritten();
  if (before !== null && after !== null) saving.written.push(after - before);
  saving.document.push(statSync(path).size);
  if (round % 2 === 0) writeBeside(path, saving);
}

export async function saveInOneFile(file: OneFile, { times, bytes }: OneFileSaving, round: number): Promise<void> {
  const began = performance.now();
  bytes.push(await file.save(round, retitle(round)));
  times.push(performance.now() - began);
}

function writeBeside(path: string, { raw }: Saving): void {
  const bytes = Buffer.alloc(statSync(path).size, 'a');
  const began = performance.now();
  writeRaw(`${path}.raw`, bytes);
  raw.push(performance.now() - began);
}

function retitle(round: number): (article: Article) => Article {
  return (article) => ({ ...article, title: `${article.title.slice(0, 400)} ${round}` });
}

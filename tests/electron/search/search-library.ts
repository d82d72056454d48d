import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { onTestFinished } from 'vitest';
import type { SearchInput, SearchResult } from '../../../core/ipc/search.ts';
import type { AnnotationSet } from '../../../core/model/annotation.ts';
import type { Article } from '../../../core/model/article.ts';
import type { Briefing } from '../../../core/model/briefing.ts';
import type { DocumentKind } from '../../../core/model/envelope.ts';
import { searchOnce } from '../../../electron/search/search-once.ts';
import { seal } from '../../../electron/store/documents/envelope.ts';
import { documentPath } from '../../../electron/store/folder/layout.ts';
import { type Library, openLibrary } from '../../../electron/store/library.ts';
import { article } from '../store/builders.ts';
import { newRoot } from '../store/new-root.ts';

export type Planted = {
  readonly articles?: readonly Article[];
  readonly annotations?: readonly AnnotationSet[];
  readonly briefings?: readonly Briefing[];
};

/** Writes documents' files without waiting for the device. */
export function plant(root: string, { articles = [], annotations = [], briefings = [] }: Planted): void {
  for (const body of articles) write(root, 'article', body.id, seal('article', body.id, { ...first, body }));
  for (const body of annotations) write(root, 'annotations', body.id, seal('annotations', body.id, { ...first, body }));
  for (const body of briefings) write(root, 'briefing', body.id, seal('briefing', body.id, { ...first, body }));
}

const first = { revision: 1, parent: 0 };

function write(root: string, kind: DocumentKind, id: string, text: string | Uint8Array): void {
  const path = documentPath(root, kind, id);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

/** An open library of the running test that holds these documents. */
export async function libraryOf(planted: Planted): Promise<Library> {
  const root = newRoot();
  // Documents without a library are damage.
  await (await openLibrary(root)).close();
  plant(root, planted);
  const library = await openLibrary(root);
  onTestFinished(() => library.close());
  return library;
}

/** Called source0000, source0001 …, each with the word “common” and one of its own: “word000”, “word001” … */
export function manyArticles(count: number, text = ''): Article[] {
  return Array.from({ length: count }, (_, index) => {
    const number = String(index).padStart(3, '0');
    return article(`source0${number}`, { body: `Common ground: word${number}. ${text}` });
  });
}

export function asked(query: string, input: Partial<SearchInput> = {}): SearchInput {
  return { query, scope: 'all', offset: 0, limit: 100, typing: false, ...input };
}

/** As the command line asks: the index is opened, brought in step, asked and closed. */
export async function searchIn(library: Library, query: string): Promise<SearchResult> {
  return await searchOnce(library, asked(query), () => undefined);
}

export async function findIn(library: Library, query: string): Promise<string[]> {
  return (await searchIn(library, query)).hits.map(({ id }) => id).sort();
}

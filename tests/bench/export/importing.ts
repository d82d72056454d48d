import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Article } from '../../../core/model/article.ts';
import { openDesk } from '../../../electron/acts/desk.ts';
import { importFiles } from '../../../electron/acts/imports.ts';
import type { Parser } from '../../../electron/import/parser/parser.ts';
import { openLibrary } from '../../../electron/store/library.ts';
import { makeSource } from '../corpus/documents.ts';
import type { World } from '../corpus/world.ts';

/** What importing a folder came to; milliseconds for all files, one number each round. */
export type Importing = {
  readonly files: number;
  readonly imported: readonly number[];
  readonly read: readonly number[];
};

/** A third each of text, Markdown and HTML, of articles that no library of the corpus has. */
export async function measureImport(
  parser: Parser,
  folder: string,
  { world, files, rounds }: { readonly world: World; readonly files: number; readonly rounds: number },
): Promise<Importing> {
  const imported: number[] = [];
  const read: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const [sources, root] = [join(folder, `sources ${round}`), join(folder, `library ${round}`)];
    writeSources(sources, world, { from: 1_000_000 + round * files, files });
    const began = performance.now();
    for (const name of readdirSync(sources)) readFileSync(join(sources, name));
    read.push(performance.now() - began);

    const library = await openLibrary(root);
    const desk = openDesk(library, { parser });
    const asked = performance.now();
    const results = await importFiles(desk, [sources]);
    imported.push(performance.now() - asked);
    await library.close();
    const added = results.filter(({ status }) => status === 'added').length;
    if (added !== files) throw new Error(`Of ${files} files ${added} were imported.`);
    for (const each of [sources, root]) await rm(each, { recursive: true });
  }
  return { files, imported, read };
}

function writeSources(folder: string, world: World, { from, files }: { from: number; files: number }): void {
  mkdirSync(folder, { recursive: true });
  for (let index = from; index < from + files; index += 1) {
    const { article } = makeSource(world, index);
    const form = forms[index % forms.length];
    if (form !== undefined) writeFileSync(join(folder, `${article.id}.${form.ending}`), form.write(article));
  }
}

const forms: readonly { readonly ending: string; readonly write: (article: Article) => string }[] = [
  { ending: 'txt', write: ({ title, body }) => `${title}\n\n${body}` },
  { ending: 'md', write: ({ title, body }) => `# ${title}\n\n${body}` },
  { ending: 'html', write: page },
];

function page({ title, body, language }: Article): string {
  const blocks = body.split('\n\n').map((block) => `<p>${block.replace(/^(?:## |- )/gm, '')}</p>`);
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${title}</title></head><body><article><h1>${title}</h1>${blocks.join('\n')}</article></body></html>`;
}

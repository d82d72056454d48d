import { appendFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Article } from '../../../core/model/article.ts';
import type { Desk } from '../../../electron/acts/desk.ts';
import { importFiles } from '../../../electron/acts/imports.ts';
import { readOriginal } from '../../../electron/acts/originals.ts';
import { parseFile } from '../../../electron/acts/parsed-file.ts';
import { addVersion } from '../../../electron/acts/update-article.ts';
import { originalPath } from '../../../electron/store/originals/originals.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { addSource, testDesk } from './test-desk.ts';

async function pathOf(name: string, text: string): Promise<string> {
  const path = join(await temporaryFolder(), name);
  await writeFile(path, text);
  return path;
}

async function imported(desk: Desk): Promise<Article> {
  const [result] = await importFiles(desk, [await pathOf('port.md', '# Traffic: falls?\n\nBy a fifth.')]);
  const article = await desk.library.articles.get(result?.id ?? '');
  if (article === null) throw new Error('The test’s file was not imported.');
  return article;
}

describe('readOriginal', () => {
  it('gives the bytes, named by title and form', async () => {
    const desk = await testDesk();
    const { id } = await imported(desk);
    const { fileName, form, bytes } = await readOriginal(desk, id, 1);
    expect(fileName).toBe(`2026-03-03-traffic-falls-${id}.md`);
    expect([form, Buffer.from(bytes).toString()]).toEqual(['markdown', '# Traffic: falls?\n\nBy a fifth.']);
  });

  it('gives those of each version', async () => {
    const desk = await testDesk();
    const { id } = await imported(desk);
    const next = await parseFile(desk, await pathOf('port.txt', 'By a quarter.'), 'port.txt');
    await addVersion(desk, id, { ...next, origin: { kind: 'file', name: 'port.txt' } });
    const texts = [1, 2].map(async (version) => Buffer.from((await readOriginal(desk, id, version)).bytes).toString());
    expect(await Promise.all(texts)).toEqual(['# Traffic: falls?\n\nBy a fifth.', 'By a quarter.']);
    expect((await readOriginal(desk, id, 2)).fileName).toMatch(/\.txt$/);
  });

  it('says when there is none, of that version or at all', async () => {
    const desk = await testDesk();
    await expect(readOriginal(desk, (await imported(desk)).id, 2)).rejects.toMatchObject({ code: 'not-found' });
    const { id } = await addSource(desk, 'Pasted.');
    await expect(readOriginal(desk, id, 1)).rejects.toMatchObject({
      code: 'not-found',
      message: 'The original of “Pasted.” was not kept.',
    });
  });

  it('gives no bytes that are not the ones that were kept', async () => {
    const desk = await testDesk();
    const { id, original } = await imported(desk);
    await appendFile(join(desk.library.root, originalPath(original?.sha256 ?? '')), '!');
    await expect(readOriginal(desk, id, 1)).rejects.toMatchObject({ code: 'damaged' });
  });
});

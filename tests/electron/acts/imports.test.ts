import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { importFiles, importText } from '../../../electron/acts/articles.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { testDesk } from './test-desk.ts';

async function fileOf(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(await temporaryFolder(), name);
  await writeFile(path, content);
  return path;
}

describe('importFiles', () => {
  it('adds a file and answers what it is', async () => {
    const desk = await testDesk();
    const [result] = await importFiles(desk, [
      await fileOf('port.txt', 'Traffic falls\n\nThe port is quiet and the pilots are not.'),
    ]);
    expect(result).toMatchObject({ input: 'port.txt', status: 'added', title: 'Traffic falls', language: 'en' });
    expect(await desk.library.articles.get(result?.id ?? '')).toMatchObject({
      title: 'Traffic falls',
      version: 1,
      origin: { kind: 'file', name: 'port.txt' },
    });
  });

  it('answers a text that is there already with the id of the one there', async () => {
    const desk = await testDesk();
    const text = 'The port is quiet today.';
    const [first] = await importFiles(desk, [await fileOf('a.txt', text)]);
    const [second] = await importFiles(desk, [await fileOf('b.md', iconv.encode(text, 'utf-16le', { addBOM: true }))]);
    expect(second).toMatchObject({ input: 'b.md', status: 'duplicate', id: first?.id, title: first?.title });
    expect(desk.library.catalogue.articles()).toHaveLength(1);
  });

  it('adds a text once when it is imported twice at the same time', async () => {
    const desk = await testDesk();
    const path = await fileOf('a.txt', 'The port is quiet today.');
    const results = await Promise.all([importFiles(desk, [path]), importFiles(desk, [path])]);
    expect(
      results
        .flat()
        .map(({ status }) => status)
        .sort(),
    ).toEqual(['added', 'duplicate']);
  });

  it('goes on after files that fail, and says of each why', async () => {
    const desk = await testDesk();
    const folder = await temporaryFolder();
    await mkdir(join(folder, 'sub'));
    await writeFile(join(folder, 'a-empty.txt'), '  \n');
    await writeFile(join(folder, 'b-binary.md'), new Uint8Array([0, 1, 0, 2, 3]));
    await writeFile(join(folder, 'c-report.pdf'), '%PDF');
    await writeFile(join(folder, 'sub/good.md'), '# Good\n\nText.');
    const results = await importFiles(desk, [join(folder, 'gone.txt'), folder]);
    expect(results.map(({ input, status, error }) => [input, error?.code ?? status])).toEqual([
      ['gone.txt', 'not-found'],
      ['a-empty.txt', 'empty-file'],
      ['b-binary.md', 'binary-file'],
      ['c-report.pdf', 'unsupported-type'],
      ['sub/good.md', 'added'],
    ]);
    for (const { input, error } of results.slice(0, 4)) expect(error?.message).toContain(`“${input}”`);
  });

  it('names what can be imported when a kind is not supported', async () => {
    const [result] = await importFiles(await testDesk(), [await fileOf('a.docx', 'x')]);
    expect(result?.error?.message).toContain('.txt, .text, .md, .markdown');
  });

  it.skipIf(process.getuid?.() === 0)('says when a file may not be read', async () => {
    const path = await fileOf('a.txt', 'secret');
    await chmod(path, 0o000);
    const [result] = await importFiles(await testDesk(), [path]);
    expect(result?.error?.code).toBe('permission-denied');
  });

  it('names a file without an ending after itself', async () => {
    const long = 'word '.repeat(40);
    const [result] = await importFiles(await testDesk(), [await fileOf('march.2026.txt', long)]);
    expect(result?.title).toBe('march.2026');
  });
});

describe('importText', () => {
  const paste = { title: null, name: 'Pasted text', origin: 'paste' } as const;

  it('titles pasted text by its opening words when no line stands alone', async () => {
    const text = `${'The port is quiet and the pilots are not. '.repeat(5)}\nMore.`;
    const { title } = await importText(await testDesk(), { ...paste, text });
    expect(title).toBe('The port is quiet and the pilots are not. The port is quiet and the pilots are…');
  });

  it('takes the title that is given', async () => {
    const { title } = await importText(await testDesk(), { ...paste, text: 'A\n\nB', title: 'Given' });
    expect(title).toBe('Given');
  });

  it('takes pasted text letter for letter', async () => {
    const desk = await testDesk();
    const { id } = await importText(desk, { ...paste, text: '# not a heading\r\n\r\n* x' });
    const article = await desk.library.articles.get(id ?? '');
    expect(article?.title).toBe('# not a heading');
    expect(article?.body).toContain('\\#');
  });

  it('reads standard input by the ending of the name it was given', async () => {
    const desk = await testDesk();
    const input = { text: '# Heading\n\nText', title: null, origin: 'stdin' } as const;
    expect(await importText(desk, { ...input, name: 'x.md' })).toMatchObject({ title: 'Heading', blocks: 2 });
    expect(await importText(desk, { ...input, name: 'x.pdf' })).toMatchObject({ error: { code: 'unsupported-type' } });
  });

  it('fails for nothing but white space', async () => {
    const result = await importText(await testDesk(), { ...paste, text: ' \n ' });
    expect(result).toMatchObject({ status: 'failed', error: { code: 'empty-file' } });
  });
});

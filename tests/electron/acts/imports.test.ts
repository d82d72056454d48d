import { createHash } from 'node:crypto';
import { chmod, mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import type { ImportProgress } from '../../../core/ipc/imports.ts';
import type { Article } from '../../../core/model/article.ts';
import type { Desk } from '../../../electron/acts/desk.ts';
import { importBytes, importFiles, importText } from '../../../electron/acts/imports.ts';
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
    await writeFile(join(folder, 'c-report.pdf'), 'no PDF at all');
    await writeFile(join(folder, 'sub/good.md'), '# Good\n\nText.');
    const results = await importFiles(desk, [join(folder, 'gone.txt'), folder]);
    expect(results.map(({ input, status, error }) => [input, error?.code ?? status])).toEqual([
      ['gone.txt', 'not-found'],
      ['a-empty.txt', 'empty-file'],
      ['b-binary.md', 'binary-file'],
      ['c-report.pdf', 'mislabelled'],
      ['sub/good.md', 'added'],
    ]);
    for (const { input, error } of results.slice(0, 4)) expect(error?.message).toContain(`“${input}”`);
  });

  it('names what can be imported when a kind is not supported', async () => {
    const [result] = await importFiles(await testDesk(), [await fileOf('a.xyz', 'x')]);
    expect(result?.error?.message).toContain('.txt, .text, .md, .markdown, .html');
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

describe('While files are imported', () => {
  async function threeFiles(): Promise<string> {
    const folder = await temporaryFolder();
    for (const name of ['a', 'b', 'c']) await writeFile(join(folder, `${name}.txt`), `The text of ${name}.`);
    return folder;
  }

  it('the progress says how many of how many, and which one', async () => {
    const told: ImportProgress[] = [];
    const folder = await threeFiles();
    await writeFile(join(folder, 'b.txt'), ' ');
    await importFiles(await testDesk(), [folder], { onProgress: (progress) => told.push(progress) });
    expect(told).toEqual([
      { done: 0, total: null, name: null, failed: 0 },
      { done: 0, total: 3, name: 'a.txt', failed: 0 },
      { done: 1, total: 3, name: 'b.txt', failed: 0 },
      { done: 2, total: 3, name: 'c.txt', failed: 1 },
      { done: 3, total: 3, name: null, failed: 1 },
    ]);
  });

  it('it can be stopped; what is in stays in, and nothing else comes', async () => {
    const desk = await testDesk();
    const stop = new AbortController();
    const results = await importFiles(desk, [await threeFiles()], { signal: stop.signal, report: () => stop.abort() });
    expect(results.map(({ input, status }) => [input, status])).toEqual([['a.txt', 'added']]);
    expect(desk.library.catalogue.articles()).toHaveLength(1);
  });

  it('a file may be called otherwise than its path', async () => {
    const path = await fileOf('a.txt', 'Text.');
    const [result] = await importFiles(await testDesk(), [{ path, name: 'sub/a.txt' }]);
    expect(result?.input).toBe('sub/a.txt');
  });
});

describe('The original of a source', () => {
  const text = '\ufeffThe port is quiet today.\r\n';
  const sha256 = createHash('sha256').update(text).digest('hex');
  const imported = async (desk: Desk): Promise<Article | null> => {
    const [result] = await importFiles(desk, [await fileOf('port.txt', text)]);
    return await desk.library.articles.get(result?.id ?? '');
  };

  it('is kept as it was found', async () => {
    const desk = await testDesk();
    expect((await imported(desk))?.original).toEqual({ sha256, bytes: Buffer.byteLength(text), form: 'text' });
    expect(Buffer.from((await desk.library.originals.read(sha256)) ?? []).toString()).toBe(text);
  });

  it('is not kept when it is not wanted, nor when it is very large', async () => {
    const desk = await testDesk();
    expect((await imported({ ...desk, keepsOriginals: () => false }))?.original).toBeNull();
    const bytes = new Uint8Array(20 * 1024 * 1024 + 1).fill(32);
    const parser = {
      ...desk.parser,
      parse: () => desk.parser.parse({ ...jobOf('Large.'), fallbackTitle: '', pasted: false }),
    };
    const input = { ...jobOf('Large.'), bytes, origin: { kind: 'url', name: 'x' } } as const;
    const { id } = await importBytes({ ...desk, parser }, input);
    expect((await desk.library.articles.get(id ?? ''))?.original).toBeNull();
  });

  it('of a duplicate or of a file that fails leaves nothing behind', async () => {
    const desk = await testDesk();
    await imported(desk);
    const again = [await fileOf('again.md', 'The port is quiet today.'), await fileOf('empty.txt', ' ')];
    expect((await importFiles(desk, again)).map(({ status }) => status)).toEqual(['duplicate', 'failed']);
    expect(await readdir(join(desk.library.root, 'originals'))).toEqual([sha256.slice(0, 2)]);
  });

  it('that could not be written fails the import: no article names what is not there', async () => {
    const desk = await testDesk();
    await writeFile(join(desk.library.root, 'originals'), 'in the way');
    const [result] = await importFiles(desk, [await fileOf('port.txt', text)]);
    expect(result).toMatchObject({ status: 'failed', error: { code: 'io-error' } });
    expect(desk.library.catalogue.articles()).toEqual([]);
  });

  it('is not kept of plain text that was pasted: the source is that text', async () => {
    const desk = await testDesk();
    const paste = { text: 'Pasted.', title: null, name: 'Pasted text', origin: 'paste' } as const;
    const { id } = await importText(desk, paste);
    expect((await desk.library.articles.get(id ?? ''))?.original).toBeNull();
  });
});

const jobOf = (text: string) => ({ bytes: Buffer.from(text), name: 'page', contentType: 'text/plain', url: null });

describe('importBytes', () => {
  const page = (canonical: string) =>
    `<!doctype html><html><head><title>Port</title><link rel="canonical" href="${canonical}"></head>` +
    `<body><article><h1>Port</h1><p>${'The port is quiet and the pilots are not. '.repeat(20)}</p></article></body></html>`;
  const fetched = 'https://news.example/a?utm=1';
  const urlOf = async (canonical: string): Promise<string | null | undefined> => {
    const desk = await testDesk();
    const bytes = Buffer.from(page(canonical));
    const origin = { kind: 'url', name: fetched } as const;
    const input = { bytes, name: 'a', contentType: 'text/html', url: fetched, origin, input: fetched };
    const result = await importBytes(desk, input);
    expect(result).toMatchObject({ input: fetched, status: 'added', title: 'Port' });
    return (await desk.library.articles.get(result.id ?? ''))?.url;
  };

  it('gives a page the address that it names on its own site', async () => {
    expect(await urlOf('https://news.example/a')).toBe('https://news.example/a');
  });

  it('gives a page that names another site the address it was fetched from', async () => {
    expect(await urlOf('https://elsewhere.example/a')).toBe(fetched);
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
    expect(await importText(desk, { ...input, name: 'x.pdf' })).toMatchObject({ error: { code: 'mislabelled' } });
  });

  it('keeps the headings, lists and links of rich text, and its original', async () => {
    const desk = await testDesk();
    const html = '<h2>Traffic</h2><ul><li>fewer <b>ships</b></li></ul><p><a href="https://x.example/">More</a></p>';
    const { id } = await importText(desk, { ...paste, text: 'Traffic\nfewer ships\nMore', html });
    const article = await desk.library.articles.get(id ?? '');
    expect(article?.body).toContain('## Traffic');
    expect(article?.body).toContain('[More](https://x.example/)');
    expect(article).toMatchObject({ title: 'Traffic', origin: { kind: 'paste' }, original: { form: 'html' } });
  });

  it('fails for nothing but white space', async () => {
    const result = await importText(await testDesk(), { ...paste, text: ' \n ' });
    expect(result).toMatchObject({ status: 'failed', error: { code: 'empty-file' } });
  });
});

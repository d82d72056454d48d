import { once } from 'node:events';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createBriefing } from '../../../electron/acts/briefings.ts';
import { documentPath } from '../../../electron/store/folder/layout.ts';
import { addSource, deskAt } from '../acts/test-desk.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { runCli, runJson, startCli } from './run-cli.ts';

/** A library with one source, closed again. */
async function libraryWith(text: string): Promise<{ root: string; id: string }> {
  const root = join(await temporaryFolder(), 'library');
  const desk = await deskAt(root);
  const { id } = await addSource(desk, text);
  await desk.library.close();
  return { root, id };
}

describe('a named error', { timeout: 60_000 }, () => {
  it('is JSON on stdout with --json, and words on stderr without', async () => {
    const { root } = await libraryWith('The port is quiet.');
    const json = await runJson(['show', 'missing999', '--library', root]);
    expect(json).toMatchObject({ code: 1, value: { error: { code: 'not-found', message: expect.any(String) } } });
    const plain = await runCli(['show', 'missing999', '--library', root]);
    expect(plain).toMatchObject({ code: 1, stdout: '', stderr: expect.stringMatching(/^not-found: .*“missing999”/) });
  });

  it.each([
    ['quote-not-found', 'tomorrow'],
    ['quote-ambiguous', 'port'],
  ])('is %s for the quote “%s”', async (code, quote) => {
    const { root, id } = await libraryWith('The port is quiet. The port waits.');
    const { code: exit, value } = await runJson(['annotate', id, '--quote', quote, '--library', root]);
    expect({ exit, value }).toMatchObject({ exit: 1, value: { error: { code } } });
  });

  it('names the file to delete when a computer that may be gone has the library', async () => {
    const { root } = await libraryWith('The port is quiet.');
    const lock = { token: 'planted', holder: 'app', pid: 1, host: 'elsewhere', started: null, since: '' };
    await writeFile(join(root, 'lock'), JSON.stringify(lock));
    const { value } = await runJson(['list', 'articles', '--library', root]);
    expect(value).toMatchObject({
      error: { code: 'library-locked', message: expect.stringContaining(`delete ${join(root, 'lock')}`) },
    });
  });

  it('is library-locked while the library is open elsewhere', async () => {
    const root = join(await temporaryFolder(), 'library');
    await deskAt(root);
    const outcome = await runJson(['list', 'articles', '--library', root]);
    expect(outcome).toMatchObject({ code: 1, value: { error: { code: 'library-locked' } } });
  });

  it('is not-found where a command that only reads finds no library, and none is made', async () => {
    const folder = await temporaryFolder();
    const outcome = await runJson(['list', 'articles', '--library', join(folder, 'typo')]);
    expect(outcome).toMatchObject({ code: 1, value: { error: { code: 'not-found' } } });
    expect(await readdir(folder)).toEqual([]);
  });

  it('is export-conflict where a reader changed an exported file', async () => {
    const { root, id } = await libraryWith('The port is quiet.');
    const to = join(root, '../out');
    const args = ['export', id, '--to', to, '--library', root];
    const first = await runCli(args);
    await writeFile(first.stdout.split('\n')[0] ?? '', 'A reader’s text.');
    expect(await runJson(args)).toMatchObject({ code: 1, value: { error: { code: 'export-conflict' } } });
  });
});

describe('import', { timeout: 60_000 }, () => {
  it('prints every result and exits 1 when one failed', async () => {
    const folder = await temporaryFolder();
    await mkdir(join(folder, 'in'));
    await writeFile(join(folder, 'in/a.txt'), '');
    await writeFile(join(folder, 'in/b.txt'), 'The port is quiet.');
    await writeFile(join(folder, 'in/c.md'), 'The port is quiet.');
    const library = ['--library', join(folder, 'library')];
    const { code, value } = await runJson(['import', join(folder, 'in'), 'http://127.0.0.1/', ...library]);
    expect(code).toBe(1);
    expect(value).toMatchObject([
      { input: join(folder, 'in/a.txt'), status: 'failed', error: { code: 'empty-file' } },
      { input: join(folder, 'in/b.txt'), status: 'added', title: 'The port is quiet.', blocks: 1 },
      { input: join(folder, 'in/c.md'), status: 'duplicate' },
      { input: 'http://127.0.0.1/', status: 'failed', error: { code: 'address-refused' } },
    ]);
  });

  it('reads standard input in whatever encoding', async () => {
    const library = ['--library', join(await temporaryFolder(), 'library')];
    const bytes = Buffer.from('\ufeffبندرگاہ پر جہازوں کی آمد میں کمی ہوئی ہے۔', 'utf16le');
    const { value } = await runJson(['import', '-', ...library], bytes);
    expect(value).toMatchObject([{ input: '-', status: 'added', language: 'ur', direction: 'rtl' }]);
  });
});

describe('verify', { timeout: 60_000 }, () => {
  it('names the document that was damaged on disk and exits 1', async () => {
    const { root, id } = await libraryWith('The port is quiet.');
    const path = (await readdir(root, { recursive: true })).find((name) => name.endsWith(`${id}.json`)) ?? '';
    const content = await readFile(join(root, path), 'utf8');
    await writeFile(join(root, path), content.replace('quiet', 'quite'));
    const { code, value } = await runJson(['verify', '--library', root]);
    expect(code).toBe(1);
    expect(value).toMatchObject({ damaged: [{ path, reason: expect.any(String) }], restored: [] });
    expect(await readFile(join(root, path), 'utf8')).toContain('quite');
  });

  it('with --repair puts back what a copy is kept of, and exits 1 while something is not', async () => {
    const { root, id } = await libraryWith('The port is quiet.');
    const desk = await deskAt(root);
    const { id: briefing } = await createBriefing(desk, { title: 'Outlook', body: 'All is well.' });
    const path = documentPath(root, 'briefing', briefing);
    await desk.library.history.keep('briefing', briefing, await readFile(path), new Date());
    await desk.library.close();
    await writeFile(path, '');
    const repaired = await runJson(['verify', '--repair', '--library', root]);
    const restored = [{ path: relative(root, path), revision: 2, from: 'history' }];
    expect(repaired).toEqual({ code: 0, value: { documents: 2, damaged: [], restored } });
    expect(await runJson(['show', briefing, '--library', root])).toMatchObject({ value: { body: 'All is well.' } });
    await writeFile(documentPath(root, 'article', id), '');
    const left = await runJson(['verify', '--repair', '--library', root]);
    expect(left).toMatchObject({ code: 1, value: { documents: 1, damaged: [{ path: expect.stringContaining(id) }] } });
  });
});

describe('verify without --repair', { timeout: 60_000 }, () => {
  it('changes nothing whatever, though a killed process left its lock and its temporary file', async () => {
    const { root, id } = await libraryWith('The port is quiet.');
    await writeFile(documentPath(root, 'article', id), '');
    await writeFile(join(root, 'library.json'), '{');
    const dead = { token: 'dead', holder: 'app', pid: 2 ** 22 + 1, host: hostname(), started: null, since: '' };
    await writeFile(join(root, 'lock'), JSON.stringify(dead));
    await writeFile(join(root, '.11111111-1111-1111-1111-111111111111.tmp'), '');
    const before = await contentOf(root);
    const { code, value } = await runJson(['verify', '--library', root]);
    expect(await contentOf(root)).toEqual(before);
    expect([code, value]).toMatchObject([1, { damaged: [{ path: 'library.json' }, { path: /./ }] }]);
  });

  it('looks into a library of which only the briefings are left', async () => {
    const { root } = await libraryWith('The port is quiet.');
    await runJson(['brief', '--title', 'Outlook', '--library', root]);
    for (const name of ['library.json', 'articles', 'history', 'catalogue']) {
      await rm(join(root, name), { recursive: true });
    }
    expect(await runJson(['verify', '--library', root])).toMatchObject({ value: { documents: 1 } });
  });
});

/** Every file and folder below `root`: its content, or null, and when it was changed. */
async function contentOf(root: string): Promise<unknown[]> {
  const names = ['.', ...(await readdir(root, { recursive: true })).sort()];
  return await Promise.all(
    names.map(async (name) => {
      const stats = await stat(join(root, name));
      return [name, stats.mtimeMs, stats.isFile() ? await readFile(join(root, name), 'utf8') : null];
    }),
  );
}

describe('the process', { timeout: 60_000 }, () => {
  it('prints its version, and exits 2 with its usage on stderr when called wrongly', async () => {
    expect(await runCli(['--version'])).toMatchObject({ code: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) });
    const wrong = await runCli(['nonsense']);
    expect(wrong).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('Usage: briefing-notes') });
  });

  it('does not mind a reader that stops reading', async () => {
    const { root, id } = await libraryWith('The port is quiet. '.repeat(50_000));
    const child = startCli(['show', id, '--library', root]);
    child.stdout.once('data', () => child.stdout.destroy());
    const stderr: Buffer[] = [];
    child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
    const [code] = await once(child, 'close');
    expect({ code, stderr: Buffer.concat(stderr).toString() }).toEqual({ code: 0, stderr: '' });
  });

  it('does its work to the end when no one reads its messages', async () => {
    const { root } = await libraryWith('The port is quiet.');
    const child = startCli(['brief', '--title', 'Outlook', '--body', '-', '--library', root]);
    child.stderr.destroy();
    child.stdout.resume();
    child.stdin.end('Said.[^k3f9a2m7qx]\n');
    expect(await once(child, 'close')).toEqual([0, null]);
  });

  it('does not take the writer’s own footnote for a citation', async () => {
    const { root } = await libraryWith('The port is quiet.');
    const body = 'Said.[^k3f9a2m7qx] Known.[^own]\n\n[^own]: Since May.\n';
    const { stderr } = await runCli(['brief', '--title', 'Outlook', '--body', '-', '--library', root], body);
    expect(stderr).toBe('Note: [^k3f9a2m7qx] is the id of no annotation in this library.\n');
  });

  it('lets go of the library when it is interrupted', async () => {
    const { root } = await libraryWith('The port is quiet.');
    const child = startCli(['import', '-', '--library', root]);
    await waitForLock(root);
    child.kill('SIGINT');
    expect(await once(child, 'close')).toEqual([130, null]);
    expect(await readdir(root)).not.toContain('lock');
  });
});

// The lock is the sign that the command is under way: it then waits for the input that never comes.
async function waitForLock(root: string): Promise<void> {
  while (!(await readdir(root)).includes('lock')) await new Promise((resolve) => setTimeout(resolve, 20));
}

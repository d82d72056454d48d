import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { answerUi, listUiFiles } from '../../../electron/shell/ui-files.ts';

async function buildPage() {
  const root = join(await mkdtemp(join(tmpdir(), 'ui-files-')), 'page');
  await mkdir(join(root, 'assets'), { recursive: true });
  await writeFile(join(root, 'index.html'), '<meta name="csp-nonce" content="__CSP_NONCE__">');
  await writeFile(join(root, 'assets', 'main.js'), 'start()');
  await writeFile(join(root, 'notes.bak'), 'secret');
  await writeFile(join(root, '..', 'outside.js'), 'secret');
  const files = listUiFiles(root);
  return (url: string, method = 'GET') => answerUi({ method, url }, files, 'abc123');
}

const text = (body: Uint8Array) => Buffer.from(body).toString('utf8');

describe('The page’s files', () => {
  it('are served with their type', async () => {
    const answer = await (await buildPage())('app://ui/assets/main.js');
    expect(answer.status).toBe(200);
    expect(answer.headers['Content-Type']).toBe('text/javascript; charset=utf-8');
    expect(text(answer.body)).toBe('start()');
  });

  it('begin with index.html, where the nonce of its policy is put in', async () => {
    const answer = await (await buildPage())('app://ui/');
    expect(text(answer.body)).toBe('<meta name="csp-nonce" content="abc123">');
    expect(answer.headers['Content-Security-Policy']).toContain("style-src 'self' 'nonce-abc123'");
  });

  it('carry headers that stop sniffing, referrers and other origins', async () => {
    expect((await (await buildPage())('app://ui/index.html')).headers).toMatchObject({
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'no-referrer',
      'Cross-Origin-Opener-Policy': 'same-origin',
    });
  });

  it.each([
    ['app://ui/none.js', 404],
    ['app://ui/notes.bak', 404],
    ['app://ui/assets', 404],
    ['app://ui/../outside.js', 404],
    ['app://ui/assets/..%2f..%2foutside.js', 404],
    ['app://other/index.html', 403],
    ['not an address', 403],
  ])('are all there is: %s gives %i', async (url, status) => {
    const answer = await (await buildPage())(url);
    expect(answer.status).toBe(status);
    expect(answer.body).toHaveLength(0);
  });

  it('are only read', async () => expect((await (await buildPage())('app://ui/', 'POST')).status).toBe(405));
});

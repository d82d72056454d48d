import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { type FetchOptions, fetchPage } from '../../../../electron/import/web/fetch-page.ts';
import { page, webServer } from './web-server.ts';

const inside: FetchOptions = { allowPrivate: true };
const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('utf8');

describe('Fetching a page', () => {
  it('gives its bytes, its type and the name at the end of its address', async () => {
    const site = await webServer(page('<p>سلام', { 'Content-Type': 'text/html; charset=utf-8' }));
    const fetched = await fetchPage(`${site}/news/talks%20resume.html?x=1#part`, inside);
    expect(fetched).toMatchObject({ name: 'talks resume.html', contentType: 'text/html; charset=utf-8' });
    expect(fetched.url).toBe(`${site}/news/talks%20resume.html?x=1`);
    expect(text(fetched.bytes)).toBe('<p>سلام');
  });

  it('says who asks, and sends no cookie and no referrer on the way', async () => {
    const seen: string[] = [];
    const site = await webServer((request, response) => {
      seen.push(...Object.keys(request.headers));
      expect(request.headers['user-agent']).toContain('BriefingNotes');
      if (request.url === '/') response.writeHead(302, { Location: '/next', 'Set-Cookie': 'a=b' }).end();
      else response.writeHead(200, { 'Content-Type': 'text/plain' }).end('There.');
    });
    await fetchPage(site, inside);
    expect(new Set(seen)).toEqual(new Set(['user-agent', 'accept', 'accept-encoding', 'host', 'connection']));
  });

  it('follows redirects and gives the address where they end', async () => {
    const site = await webServer((request, response) => {
      if (request.url === '/end') response.writeHead(200, { 'Content-Type': 'text/html' }).end('<p>End');
      else response.writeHead(308, { Location: 'end' }).end();
    });
    expect((await fetchPage(`${site}/start`, inside)).url).toBe(`${site}/end`);
  });

  it.each([
    ['gzip', gzipSync],
    ['x-gzip', gzipSync],
    ['br', brotliCompressSync],
    ['deflate', deflateSync],
    ['deflate', deflateRawSync],
  ])('unpacks %s', async (encoding, pack) => {
    const headers = { 'Content-Type': 'text/html', 'Content-Encoding': encoding };
    const site = await webServer(page(pack('<p>Packed'), headers));
    expect(text((await fetchPage(site, inside)).bytes)).toBe('<p>Packed');
  });

  it('takes the name that the server gives the file', async () => {
    const headers = {
      'Content-Type': 'application/octet-stream',
      'Content-Disposition': `attachment; filename="x.bin"; filename*=UTF-8''..%2Fr%C3%A9sum%C3%A9.pdf`,
    };
    const site = await webServer(page('%PDF-1.7', headers));
    expect(await fetchPage(`${site}/download`, inside)).toMatchObject({ name: 'résumé.pdf', contentType: null });
  });

  it.each([
    ['application/zip', 'a.zip'],
    ['application/octet-stream', 'a.exe'],
    ['image/png', 'a.png'],
    ['application/json', 'a.json'],
  ])('refuses %s (%s)', async (type, name) => {
    const site = await webServer(page('PK', { 'Content-Type': type }));
    await expect(fetchPage(`${site}/${name}`, inside)).rejects.toMatchObject({ code: 'unsupported-type' });
  });

  it.each([404, 403, 500, 304])('says that there is no page at status %i', async (status) => {
    const site = await webServer((_request, response) => response.writeHead(status).end());
    const refused = { code: 'network-error', message: expect.stringContaining(String(status)) };
    await expect(fetchPage(site, inside)).rejects.toMatchObject(refused);
  });

  it.each([
    ['ftp://example.org/a', 'address-refused'],
    ['file:///etc/passwd', 'address-refused'],
    ['javascript:alert(1)', 'address-refused'],
    ['https://name:secret@example.org/', 'address-refused'],
    ['', 'bad-request'],
    ['http://', 'bad-request'],
  ])('takes no address like “%s”', async (address, code) => {
    await expect(fetchPage(address, inside)).rejects.toMatchObject({ code });
  });

  it('never repeats a password that was in an address', async () => {
    const refused = await fetchPage('https://name:secret@example.org/', inside).catch((error: unknown) => error);
    expect(String(refused)).not.toContain('secret');
  });
});

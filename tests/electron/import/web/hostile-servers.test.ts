import { createServer } from 'node:https';
import { createServer as createSocketServer } from 'node:net';
import { gzipSync } from 'node:zlib';
import { describe, expect, it, onTestFinished } from 'vitest';
import { fetchPage } from '../../../../electron/import/web/fetch-page.ts';
import { selfSigned } from './self-signed.ts';
import { page, portOf, webServer } from './web-server.ts';

const html = { 'Content-Type': 'text/html' };
const limits = { bytes: 100_000 };
const fetchHere = (address: string, more: Partial<typeof limits & { totalMilliseconds: number }> = {}) =>
  fetchPage(address, { allowPrivate: true, limits: { ...limits, ...more } });

/** A server that sends these bytes to whoever connects, then ends. */
async function rawServer(bytes: string): Promise<string> {
  const server = createSocketServer((socket) => {
    socket.on('error', () => undefined);
    socket.end(bytes);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return `127.0.0.1:${portOf(server.address())}`;
}

describe('A hostile server', () => {
  it('that redirects in a circle is left after five redirects', async () => {
    let asked = 0;
    const site = await webServer((_request, response) => {
      asked += 1;
      response.writeHead(302, { Location: '/again' }).end();
    });
    await expect(fetchHere(site)).rejects.toMatchObject({ code: 'network-error' });
    expect(asked).toBe(6);
  });

  it('that redirects to a file or a password is not followed', async () => {
    for (const target of ['file:///etc/passwd', 'http://a:b@127.0.0.1/']) {
      const site = await webServer((_request, response) => response.writeHead(302, { Location: target }).end());
      await expect(fetchHere(site)).rejects.toMatchObject({ code: 'address-refused' });
    }
  });

  it('that declares too much is left before its body is read', async () => {
    const site = await webServer((_request, response) => {
      response.writeHead(200, { ...html, 'Content-Length': '5000000' });
      response.write('x');
    });
    await expect(fetchHere(site)).rejects.toMatchObject({ code: 'too-large' });
  });

  it('that sends without end is left at the limit', async () => {
    const site = await webServer((_request, response) => {
      response.writeHead(200, html);
      const more = (): void => {
        while (!response.destroyed && response.write('x'.repeat(10_000)));
      };
      response.on('drain', more);
      more();
    });
    await expect(fetchHere(site)).rejects.toMatchObject({ code: 'too-large' });
  });

  it('that packs a bomb is stopped at the limit', async () => {
    const bomb = gzipSync(Buffer.alloc(50_000_000));
    const site = await webServer(page(bomb, { ...html, 'Content-Encoding': 'gzip' }));
    await expect(fetchHere(site)).rejects.toMatchObject({ code: 'too-large' });
  });

  it('that promises more than it sends gives nothing', async () => {
    const address = await rawServer('HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 500\r\n\r\n<p>Half');
    await expect(fetchHere(`http://${address}/`)).rejects.toMatchObject({ code: 'network-error' });
  });

  it('that sends more than it promises gives what it promised', async () => {
    const address = await rawServer('HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 3\r\n\r\n<p>More');
    expect(Buffer.from((await fetchHere(`http://${address}/`)).bytes).toString()).toBe('<p>');
  });

  it('that packs its answer badly or oddly gives nothing', async () => {
    for (const encoding of ['gzip', 'br', 'deflate', 'zstd', 'gzip, gzip']) {
      const site = await webServer(page('not packed', { ...html, 'Content-Encoding': encoding }));
      await expect(fetchHere(site)).rejects.toMatchObject({ code: 'network-error' });
    }
  });

  it('that speaks something else, or has endless headers, gives nothing', async () => {
    const answers = ['SSH-2.0-OpenSSH_9.6\r\n', `HTTP/1.1 200 OK\r\nX: ${'x'.repeat(100_000)}\r\n\r\n`];
    for (const answer of answers) {
      const address = await rawServer(answer);
      await expect(fetchHere(`http://${address}/`)).rejects.toMatchObject({ code: 'network-error' });
    }
  });

  it('that drips is left when the time is up', async () => {
    const site = await webServer((_request, response) => {
      response.writeHead(200, html);
      const drip = setInterval(() => response.write('x'), 20);
      response.on('close', () => clearInterval(drip));
    });
    const late = { code: 'network-error', message: expect.stringContaining('seconds') };
    await expect(fetchHere(site, { totalMilliseconds: 200 })).rejects.toMatchObject(late);
  });

  it('whose certificate no one vouches for is not believed, whatever the settings', async () => {
    const server = createServer(selfSigned, page('<p>Hello'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const refused = { code: 'network-error', message: expect.stringContaining('certificate') };
    await expect(fetchHere(`https://127.0.0.1:${portOf(server.address())}/`)).rejects.toMatchObject(refused);
  });

  it('that hangs up at once is named', async () => {
    const address = await rawServer('');
    const named = { code: 'network-error', message: expect.stringContaining(address) };
    await expect(fetchHere(`http://${address}/`)).rejects.toMatchObject(named);
    await expect(fetchHere(`https://${address}/`)).rejects.toMatchObject(named);
  });

  it('is left when the person stops it', async () => {
    const stop = new AbortController();
    const site = await webServer(() => stop.abort());
    const fetching = fetchPage(site, { allowPrivate: true, signal: stop.signal });
    await expect(fetching).rejects.toMatchObject({ code: 'cancelled' });
  });
});

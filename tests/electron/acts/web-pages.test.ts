import { describe, expect, it } from 'vitest';
import { importUrl, updateFromUrl } from '../../../electron/acts/web-pages.ts';
import { page, webServer } from '../import/web/web-server.ts';
import { testDesk } from './test-desk.ts';

const words = (prefix: string, count: number): string =>
  Array.from({ length: count }, (_, i) => `${prefix}${i}`).join(' ');
const plain = { 'Content-Type': 'text/plain' };
const here = { allowPrivate: true };

describe('Importing from an address', () => {
  it('adds a source that says where it was found', async () => {
    const desk = await testDesk();
    const site = await webServer(page('Talks resume\n\nOn Monday the talks resume.', plain));
    const result = await importUrl(desk, ` ${site}/talks.txt `, here);
    expect(result).toMatchObject({ status: 'added', input: `${site}/talks.txt`, title: 'Talks resume' });
    expect(await desk.library.articles.get(result.id ?? '')).toMatchObject({
      url: `${site}/talks.txt`,
      origin: { kind: 'url', name: `${site}/talks.txt` },
    });
  });

  it('fails with a reason and adds nothing where private addresses are not allowed', async () => {
    const desk = await testDesk();
    const site = await webServer(page('Talks resume.', plain));
    const result = await importUrl(desk, site);
    expect(result).toMatchObject({ status: 'failed', error: { code: 'address-refused' } });
    expect(desk.library.catalogue.articles()).toEqual([]);
  });

  it('names the sources whose text is largely the same', async () => {
    const desk = await testDesk();
    const report = words('report', 200);
    const site = await webServer((request, response) => {
      response.writeHead(200, plain).end(request.url === '/a.txt' ? report : `${report} ${words('local', 50)}`);
    });
    const first = await importUrl(desk, `${site}/a.txt`, here);
    const second = await importUrl(desk, `${site}/b.txt`, here);
    expect(first.similar).toEqual([]);
    expect(second.similar).toMatchObject([{ id: first.id, similarity: 1 }]);
  });
});

describe('Updating from an address', () => {
  it('makes what the source’s own address has by then its next version', async () => {
    const desk = await testDesk();
    let text = 'The talks resume on Monday.';
    const site = await webServer((_request, response) => response.writeHead(200, plain).end(text));
    const { id } = await importUrl(desk, `${site}/talks.txt`, here);
    expect(await updateFromUrl(desk, id ?? '', null, here)).toEqual({ status: 'same', version: 1 });
    text = 'The talks resume on Tuesday.';
    expect(await updateFromUrl(desk, id ?? '', null, here)).toMatchObject({ status: 'updated', version: 2 });
  });

  it('takes another address, which becomes the source’s own', async () => {
    const desk = await testDesk();
    const site = await webServer((request, response) => response.writeHead(200, plain).end(`Text at ${request.url}.`));
    const { id } = await importUrl(desk, `${site}/old.txt`, here);
    await updateFromUrl(desk, id ?? '', `${site}/new.txt`, here);
    expect(await desk.library.articles.get(id ?? '')).toMatchObject({ url: `${site}/new.txt`, version: 2 });
  });

  it('leaves the source as it is where the page is gone', async () => {
    const desk = await testDesk();
    let status = 200;
    const site = await webServer((_request, response) => response.writeHead(status, plain).end('Some text.'));
    const { id } = await importUrl(desk, site, here);
    status = 404;
    await expect(updateFromUrl(desk, id ?? '', null, here)).rejects.toMatchObject({ code: 'network-error' });
    expect(await desk.library.articles.get(id ?? '')).toMatchObject({ version: 1 });
  });
});

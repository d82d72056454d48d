import { describe, expect, it } from 'vitest';
import { fetchPage } from '../../../../electron/import/web/fetch-page.ts';
import { page, webServer } from './web-server.ts';

const outside = { allowPrivate: false };
const resolveTo =
  (...addresses: readonly string[]) =>
  async () =>
    addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));

describe('A host of this machine or its network', () => {
  it.each([
    'http://127.0.0.1/',
    'http://2130706433/',
    'http://0x7f.1/',
    'http://[::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://169.254.169.254/latest/meta-data/',
    'http://192.168.1.1/',
    'http://localhost:8080/',
    'http://printer.localhost./',
    'localhost:8080',
  ])('is not asked as %s', async (address) => {
    await expect(fetchPage(address, outside)).rejects.toMatchObject({ code: 'address-refused' });
  });

  it('is not asked where one of several addresses of a name is private', async () => {
    const hosts = { resolve: resolveTo('8.8.8.8', '10.0.0.1') };
    const fetching = fetchPage('http://mixed.test/', { ...outside, hosts });
    await expect(fetching).rejects.toMatchObject({ code: 'address-refused' });
  });

  it('is not asked where a name has no address at all', async () => {
    const fetching = fetchPage('http://empty.test/', { ...outside, hosts: { resolve: resolveTo() } });
    await expect(fetching).rejects.toMatchObject({ code: 'address-refused' });
  });

  it('is not reached by a name that resolves otherwise the second time', async () => {
    const site = await webServer(page('<p>First'));
    const answers = [['127.0.0.1'], ['10.0.0.1']];
    let asked = 0;
    const hosts = {
      resolve: async () => resolveTo(...(answers[asked++] ?? []))(),
      isPublic: (address: string) => address === '127.0.0.1',
    };
    const address = `http://rebinding.test:${new URL(site).port}/`;
    expect(Buffer.from((await fetchPage(address, { ...outside, hosts })).bytes).toString()).toBe('<p>First');
    expect(asked).toBe(1);
    await expect(fetchPage(address, { ...outside, hosts })).rejects.toMatchObject({ code: 'address-refused' });
  });

  it('is not asked when a public page redirects there, even where the settings allow it', async () => {
    const site = await webServer((_request, response) =>
      response.writeHead(302, { Location: 'http://10.0.0.1/' }).end(),
    );
    const hosts = { isPublic: (address: string) => address === '127.0.0.1' };
    for (const allowPrivate of [false, true]) {
      const fetching = fetchPage(site, { allowPrivate, hosts });
      await expect(fetching).rejects.toMatchObject({ code: 'address-refused' });
    }
  });

  it('is asked by its name where the settings allow it', async () => {
    const site = await webServer((request, response) => {
      response.writeHead(200, { 'Content-Type': 'text/plain' }).end(request.headers.host);
    });
    const address = `http://desk.test:${new URL(site).port}/`;
    const fetched = await fetchPage(address, { allowPrivate: true, hosts: { resolve: resolveTo('127.0.0.1') } });
    expect(Buffer.from(fetched.bytes).toString()).toBe(new URL(address).host);
  });

  it('is said not to be there when the name can’t be resolved', async () => {
    const resolve = async () => {
      throw Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND' });
    };
    const unknown = { code: 'network-error', message: expect.stringContaining('nowhere.test') };
    await expect(fetchPage('https://nowhere.test/', { ...outside, hosts: { resolve } })).rejects.toMatchObject(unknown);
  });
});

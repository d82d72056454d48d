import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from '@playwright/test';
import { test as deskTest } from './app.ts';

/** A real server on loopback that counts every connection, whatever is asked over it. */
export type BeaconServer = {
  readonly address: string;
  hits(): number;
  close(): Promise<void>;
};

export async function startBeaconServer(): Promise<BeaconServer> {
  let hits = 0;
  const server = createServer((_request, response) => {
    response.setHeader('Access-Control-Allow-Origin', '*');
    response.end('hit');
  });
  server.on('connection', () => {
    hits += 1;
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { address: `http://127.0.0.1:${portOf(server)}`, hits: () => hits, close: () => closeServer(server) };
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

function closeServer(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}

/** Long enough for any request that was let through to have reached the loopback. */
export const settle = (page: Page) => page.waitForTimeout(750);

/** Every test has a server of its own beside its desk. */
export const test = deskTest.extend<{ server: BeaconServer }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from this pattern.
  server: async ({}, use) => {
    const server = await startBeaconServer();
    await use(server);
    await server.close();
  },
});

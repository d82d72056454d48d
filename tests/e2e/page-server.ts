import { createServer } from 'node:http';
import { test as deskTest } from './app.ts';

/** A real server on this machine with one page, which its publisher can change. */
export type PageServer = {
  readonly address: string;
  show(html: string): void;
  /** How often the page was asked for. */
  hits(): number;
};

/** Every test has a server of its own beside its desk. */
export const test = deskTest.extend<{ server: PageServer }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from this pattern.
  server: async ({}, use) => {
    let page = '';
    let hits = 0;
    const server = createServer((_request, response) => {
      hits += 1;
      response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' });
      response.end(page);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const at = server.address();
    if (at === null || typeof at === 'string') throw new Error('The test’s server has no port.');
    await use({
      address: `http://127.0.0.1:${at.port}/news/pilots`,
      show: (html) => {
        page = html;
      },
      hits: () => hits,
    });
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  },
});

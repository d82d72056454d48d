import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { expect, it } from 'vitest';
import { openLibrary } from '../../../../electron/store/library.ts';
import type { Reading } from '../../../../electron/store/opening/read-items.ts';
import { readInSlices, readInWorker } from '../../../../electron/store/opening/rebuild.ts';
import { article, briefing } from '../builders.ts';
import { newRoot } from '../new-root.ts';

const file = pathToFileURL(join(import.meta.dirname, '../../../../electron/store/opening/rebuild-worker.ts')).href;
// Node 20 takes no loader from `execArgv` in a worker: tsx is registered inside it, then the file is loaded.
const source = `import('tsx/esm/api').then(({ register }) => (register(), import(${JSON.stringify(file)})))`;

async function order(articles: number) {
  const root = newRoot();
  const library = await openLibrary(root);
  const ids = Array.from({ length: articles }, (_, index) => `article${index}`);
  await Promise.all(ids.map((id) => library.articles.create(article(id))));
  await library.briefings.create(briefing('briefingone', { body: 'Yes.[^annotone]' }));
  await library.close();
  const names = ids.map((id) => ({ kind: 'article', id }) as const);
  return {
    root,
    names: [
      ...names,
      { kind: 'briefing', id: 'briefingone' } as const,
      { kind: 'briefing', id: 'nosuchthing' } as const,
    ],
  };
}

it('a worker reads what this thread reads, in the same order', async () => {
  const work = await order(450);
  const here: Reading[] = [];
  const there: Reading[] = [];
  await readInSlices(work, (reading) => here.push(reading));
  await readInWorker(new Worker(source, { eval: true, workerData: work }), (reading) => there.push(reading));
  expect(there).toEqual(here);
  expect(here.map((reading) => reading.outcome).slice(-3)).toEqual(['read', 'read', 'absent']);
}, 30_000);

it('a worker that dies is noticed', async () => {
  const dying = new Worker('process.exit(3)', { eval: true });
  await expect(readInWorker(dying, () => {})).rejects.toThrow('3');
});

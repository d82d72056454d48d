import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Library, openLibrary } from '../../../../electron/store/library.ts';
import { annotations, article, briefing } from '../builders.ts';
import { startChild } from '../child.ts';
import { diskDyingAfter } from '../failing-disk.ts';
import { newRoot } from '../new-root.ts';

const id = 'k3f9a2m7qx';

function everyRow(library: Library): unknown {
  const { catalogue } = library;
  return {
    articles: catalogue.articles(),
    briefings: catalogue.briefings(),
    annotations: ['firstfirst', 'otherother'].map((each) => catalogue.annotationIds(each)),
    homes: ['annotone', 'annottwo'].map((each) => catalogue.articleOfAnnotation(each)),
    citing: ['annotone', 'annottwo'].map((each) => catalogue.briefingsCiting(each)),
    hash: catalogue.articleBySha256('a'.repeat(64)),
  };
}

/** What every kind of change does to the disk, in one run. Stops at the first failure, as a killed process does. */
async function live(library: Library): Promise<void> {
  await library.articles.create(article('firstfirst'));
  await library.annotations.create(annotations('firstfirst', ['annotone']));
  await library.briefings.create(briefing('briefingone', { body: 'So it is.[^annotone]' }));
  await library.articles.replace('firstfirst', (current) => ({ ...current, title: 'Second' }));
  await library.articles.replace('firstfirst', (current) => ({ ...current, title: 'Third.' }));
  await library.articles.create(article('otherother'));
  await library.articles.remove('firstfirst');
  await library.annotations.replace('firstfirst', () => annotations('firstfirst', ['annottwo', 'annotone']));
  await library.articles.restore('firstfirst');
}

describe('a process that dies at any call to the disk', () => {
  it('leaves a library whose catalogue, at the next opening, is what its files say', async () => {
    const template = newRoot();
    await (await openLibrary(template)).close();
    for (let calls = 0, finished = false; !finished; calls++) {
      const root = `${template}-${calls}`;
      cpSync(template, root, { recursive: true });
      const { disk, died } = diskDyingAfter(calls);
      await openLibrary(root, { disk })
        .then(live)
        .catch(() => {});
      finished = !died();
      // As of a process that is gone.
      rmSync(join(root, 'lock'), { force: true });
      const library = await openLibrary(root);
      const found = everyRow(library);
      await library.verify();
      expect(found, `died after ${calls} calls`).toEqual(everyRow(library));
      await library.close();
    }
  }, 60_000);
});

describe('a process killed while it saves', () => {
  it('loses no save that it acknowledged, over several lives', async () => {
    const root = newRoot();
    let acknowledged = 0;
    for (let life = 0; life < 3; life++) {
      const child = startChild('save-without-end.ts', root, id);
      for (let saves = 0; saves < 40 + life; saves++) acknowledged = Number((await child.nextLine()).split(' ')[1]);
      await child.killed();
      const library = await openLibrary(root);
      expect(await library.articles.revision(id)).toBeGreaterThanOrEqual(acknowledged);
      expect(library.catalogue.article(id)?.revision).toBe(await library.articles.revision(id));
      expect((await library.verify()).damaged).toEqual([]);
      await library.close();
    }
  }, 60_000);
});

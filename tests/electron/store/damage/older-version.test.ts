import { cpSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { documentPath } from '../../../../electron/store/folder/layout.ts';
import { type Library, openLibrary } from '../../../../electron/store/library.ts';
import { briefing } from '../builders.ts';
import { diskDyingAfter } from '../failing-disk.ts';
import { keepCopy } from '../kept-copies.ts';
import { newRoot } from '../new-root.ts';

const id = 'briefingone';
let root: string;
let path: string;
let library: Library;
let third: Buffer;

const open = async (): Promise<Library> => {
  library = await openLibrary(root);
  return library;
};
const write = (body: string) => library.briefings.replace(id, (current) => ({ ...current, body }));
const body = async () => (await library.briefings.get(id))?.body;
const revisionOnDisk = () => JSON.parse(readFileSync(path, 'utf8')).revision;

/** A briefing of revision 4, and what its file was at revision 3; only revision 2 was kept. */
beforeEach(async () => {
  root = newRoot();
  path = documentPath(root, 'briefing', id);
  await open();
  await library.briefings.create(briefing(id));
  await write('second');
  await keepCopy(library, 'briefing', id);
  await write('third');
  third = readFileSync(path);
  await write('fourth');
});

afterEach(() => library.close());

describe('an older version that another program put in place', () => {
  it('gives way to the newer one that was kept, and is kept itself', async () => {
    await keepCopy(library, 'briefing', id);
    writeFileSync(path, third);
    expect([await body(), await library.briefings.revision(id)]).toEqual(['fourth', 5]);
    expect(library.incidents).toMatchObject([{ outcome: 'restored', reason: expect.stringContaining('older') }]);
  });

  it('is taken as a new revision when nothing newer was kept, and told of until that is dismissed', async () => {
    await library.close();
    writeFileSync(path, third);
    await open();
    expect([await body(), revisionOnDisk()]).toEqual(['third', 5]);
    const told = [{ cause: 'older', outcome: 'restored', restored: { from: 'in-place', revision: 5 } }];
    expect(library.incidents).toMatchObject(told);
    await library.close();
    expect((await open()).incidents).toMatchObject(told);
    await library.dismiss(library.incidents[0]?.key ?? '');
    expect(library.incidents).toEqual([]);
  });

  it('is told of when it is met while reading', async () => {
    writeFileSync(path, third);
    expect([await body(), await library.briefings.revision(id)]).toEqual(['third', 5]);
    expect(library.incidents).toMatchObject([{ cause: 'older', restored: { from: 'in-place' } }]);
  });

  it('is told of once, whenever the process dies on the way', async () => {
    await library.close();
    writeFileSync(path, third);
    const template = `${root}-template`;
    renameSync(root, template);
    for (let calls = 0, finished = false; !finished; calls++) {
      cpSync(template, root, { recursive: true });
      const { disk, died } = diskDyingAfter(calls);
      await openLibrary(root, { disk })
        .then((dying) => dying.close())
        .catch(() => {});
      finished = !died();
      rmSync(join(root, 'lock'), { force: true });
      await open();
      const read = await body();
      const told = library.incidents.map(({ restored }) => restored?.from);
      expect([read, told], `died after ${calls} calls`).toEqual(['third', ['in-place']]);
      await library.close();
      rmSync(root, { recursive: true });
    }
  }, 60_000);
});

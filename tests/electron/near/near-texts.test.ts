import { appendFileSync, existsSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findSimilar } from '../../../electron/acts/similar.ts';
import { nearTextsOf } from '../../../electron/near/near-texts.ts';
import { recordLength } from '../../../electron/near/sketch-file.ts';
import { openLibrary } from '../../../electron/store/library.ts';
import { addSource, deskAt, testDesk } from '../acts/test-desk.ts';
import { article } from '../store/builders.ts';
import { newRoot } from '../store/new-root.ts';

const words = (prefix: string, count: number): string =>
  Array.from({ length: count }, (_, i) => `${prefix}${i}`).join(' ');
const fileOf = (root: string): string => join(root, 'catalogue', 'near.bin');

/** A library with a report and another paper's copy of it, closed again. */
async function libraryOfCopies(): Promise<string> {
  const root = newRoot();
  const library = await openLibrary(root);
  await library.articles.create(article('areport', { body: words('a', 200), sha256: 'a'.repeat(64) }));
  await library.articles.create(
    article('wirecopy', { body: `${words('a', 150)} ${words('b', 50)}`, sha256: 'b'.repeat(64) }),
  );
  await library.close();
  return root;
}

const idsOf = async (root: string): Promise<string[]> => {
  const desk = await deskAt(root);
  const ids = (await findSimilar(desk, 'areport')).map(({ id }) => id);
  await desk.library.close();
  return ids;
};

describe('Sources whose text is largely the same', () => {
  it('are found, most alike first, with their share', async () => {
    const desk = await testDesk();
    const report = await addSource(desk, words('a', 300), 'Report');
    const half = await addSource(desk, `${words('a', 154)} ${words('b', 146)}`, 'Half');
    const copy = await addSource(desk, `Headline here. ${words('a', 290)}`, 'Copy');
    await addSource(desk, words('c', 300), 'Other');
    const found = await findSimilar(desk, report.id);
    expect(found.map(({ id, title }) => [id, title])).toEqual([
      [copy.id, 'Copy'],
      [half.id, 'Half'],
    ]);
    expect(found[0]?.similarity).toBeGreaterThan(0.95);
  });

  it('are at most five', async () => {
    const desk = await testDesk();
    for (let i = 0; i < 7; i++) await addSource(desk, `${words('a', 100)} end${i}`);
    const last = await addSource(desk, words('a', 100));
    expect(await findSimilar(desk, last.id)).toHaveLength(5);
  });

  it('are found by their new text once it has changed, and not by the old one', async () => {
    const desk = await deskAt(await libraryOfCopies());
    expect(await findSimilar(desk, 'areport')).toHaveLength(1);
    const changed = { body: words('z', 200), sha256: 'c'.repeat(64) };
    await desk.library.articles.replace('wirecopy', (current) => ({ ...current, ...changed }));
    await (await nearTextsOf(desk.library)).caughtUp();
    expect(await findSimilar(desk, 'areport')).toEqual([]);
  });

  it('are not named once removed', async () => {
    const desk = await deskAt(await libraryOfCopies());
    await findSimilar(desk, 'areport');
    await desk.library.articles.remove('wirecopy');
    expect(await findSimilar(desk, 'areport')).toEqual([]);
  });
});

describe('The file of sketches', () => {
  it('spares the next session the reading', async () => {
    const root = await libraryOfCopies();
    await idsOf(root);
    const { size, mtimeMs } = statSync(fileOf(root));
    expect(await idsOf(root)).toEqual(['wirecopy']);
    expect(statSync(fileOf(root))).toMatchObject({ size, mtimeMs });
  });

  it.each<[string, (path: string) => void]>([
    ['is missing', (path) => rmSync(path)],
    ['is torn', (path) => truncateSync(path, statSync(path).size - 9)],
    ['is of another version', (path) => writeFileSync(path, readFileSync(path).fill('0', 0, 32))],
    ['has a damaged record', (path) => writeFileSync(path, readFileSync(path).fill(0xff, 40, 60))],
    ['has something behind it', (path) => appendFileSync(path, 'something')],
    ['is empty', (path) => truncateSync(path)],
  ])('is made anew when it %s', async (_what, harm) => {
    const root = await libraryOfCopies();
    await idsOf(root);
    const sound = statSync(fileOf(root)).size;
    harm(fileOf(root));
    expect(await idsOf(root)).toEqual(['wirecopy']);
    expect(statSync(fileOf(root)).size).toBe(sound);
  });

  it('is not believed about a text that an article no longer has', async () => {
    const root = await libraryOfCopies();
    await idsOf(root);
    const library = await openLibrary(root);
    const changed = { body: words('z', 200), sha256: 'c'.repeat(64) };
    await library.articles.replace('wirecopy', (current) => ({ ...current, ...changed }));
    await library.close();
    expect(await idsOf(root)).toEqual([]);
  });

  it('is written anew without what is old when that is most of it', async () => {
    const root = await libraryOfCopies();
    await idsOf(root);
    const path = fileOf(root);
    const { size } = statSync(path);
    const record = readFileSync(path).subarray(size - recordLength);
    appendFileSync(path, Buffer.concat(Array.from({ length: 1100 }, () => record)));
    await idsOf(root);
    expect(statSync(path).size).toBe(size);
  });

  it('is not made in a library that can only be read', async () => {
    const root = await libraryOfCopies();
    const library = await openLibrary(root, { repair: false });
    expect(library.readOnly).not.toBeNull();
    await (await nearTextsOf(library)).caughtUp();
    await library.close();
    expect(existsSync(fileOf(root))).toBe(false);
  });
});

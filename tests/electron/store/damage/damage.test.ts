import {
  copyFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join, relative } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { documentPath } from '../../../../electron/store/folder/layout.ts';
import { type Library, openLibrary } from '../../../../electron/store/library.ts';
import { article } from '../builders.ts';
import { newRoot } from '../new-root.ts';

const id = 'k3f9a2m7qx';
let root: string;
let library: Library;
let path: string;

beforeEach(async () => {
  root = newRoot();
  path = documentPath(root, 'article', id);
  library = await openLibrary(root);
  await library.articles.create(article(id));
  await library.articles.create(article('soundsound'));
  await library.close();
});

afterEach(() => library.close());

const edit = (change: (text: string) => string) => writeFileSync(path, change(readFileSync(path, 'utf8')));

const damages: [string, () => void][] = [
  ['emptied', () => truncateSync(path, 0)],
  ['cut short', () => truncateSync(path, 200)],
  ['not UTF-8', () => writeFileSync(path, Buffer.from([0xff, 0xfe, 0x00]))],
  ['of another content than its checksum', () => edit((text) => text.replace('Monday', 'Friday'))],
  ['some other JSON', () => writeFileSync(path, '{"title":"mine"}')],
  ["another document's", () => copyFileSync(documentPath(root, 'article', 'soundsound'), path)],
];

describe.each(damages)('a file that is %s', (_, damage) => {
  it('is set aside as it is, and the rest works', async () => {
    damage();
    const bytes = readFileSync(path);
    library = await openLibrary(root);
    await expect(library.articles.get(id)).rejects.toMatchObject({ code: 'damaged' });
    expect(existsSync(path)).toBe(false);
    expect(readFileSync(join(root, library.incidents[0]?.path ?? ''))).toEqual(bytes);
    expect(await library.articles.get('soundsound')).toEqual(article('soundsound'));
  });

  it('is listed with a reason, gone from the catalogue, and still so after reopening', async () => {
    damage();
    library = await openLibrary(root);
    await library.verify();
    const listed = library.incidents;
    expect(listed).toMatchObject([{ id, what: 'damaged', outcome: 'lost', reason: expect.stringMatching(/^its? /) }]);
    expect(library.catalogue.articles().map((row) => row.id)).toEqual(['soundsound']);
    await library.close();
    library = await openLibrary(root);
    expect(library.incidents).toEqual(listed);
    await expect(library.articles.get(id)).rejects.toMatchObject({ code: 'damaged' });
  });

  it('is never overwritten', async () => {
    damage();
    library = await openLibrary(root);
    await expect(library.articles.replace(id, (current) => current)).rejects.toMatchObject({ code: 'damaged' });
    await expect(library.articles.create(article(id))).rejects.toMatchObject({ code: 'bad-request' });
  });

  it('is noticed when the catalogue is made anew', async () => {
    damage();
    writeFileSync(join(root, 'catalogue', 'snapshot.json'), '');
    library = await openLibrary(root);
    expect(library.incidents.map((each) => each.id)).toEqual([id]);
  });
});

describe('a file that the system refuses to read', () => {
  it('is named when the library is verified, and stays in its place', async () => {
    library = await openLibrary(root);
    rmSync(path);
    symlinkSync(path, path);
    const { damaged } = await library.verify();
    expect(damaged).toEqual([{ path: relative(root, path), reason: 'the disk cannot read its file' }]);
    expect(lstatSync(path).isSymbolicLink()).toBe(true);
  });
});

describe('a document of a newer schema', () => {
  beforeEach(() => edit((text) => text.replace('"schema":1', '"schema":2')));

  it('stays in its place, cannot be opened or changed, and is listed', async () => {
    library = await openLibrary(root);
    await expect(library.articles.get(id)).rejects.toMatchObject({ code: 'newer-schema' });
    await expect(library.articles.replace(id, (current) => current)).rejects.toMatchObject({ code: 'newer-schema' });
    expect(existsSync(path)).toBe(true);
    expect(library.incidents).toMatchObject([
      { id, outcome: 'waiting', reason: expect.stringContaining('newer version') },
    ]);
  });

  it('leaves the rest editable', async () => {
    library = await openLibrary(root);
    await library.articles.replace('soundsound', (current) => ({ ...current, title: 'New' }));
    expect(library.readOnly).toBeNull();
  });
});

describe('a library of a newer schema', () => {
  const text = '{"schema":2,"shape":"unknown"}';
  beforeEach(() => writeFileSync(join(root, 'library.json'), text));

  it('can be read and says why it cannot be changed', async () => {
    library = await openLibrary(root);
    expect(library.readOnly).toMatch(/newer version/);
    expect(await library.articles.get(id)).toEqual(article(id));
    expect(library.catalogue.articles()).toHaveLength(2);
  });

  it('refuses every change', async () => {
    library = await openLibrary(root);
    const refused = { code: 'library-read-only' };
    await expect(library.articles.create(article('otherother'))).rejects.toMatchObject(refused);
    await expect(library.articles.replace(id, (current) => current)).rejects.toMatchObject(refused);
    await expect(library.articles.remove(id)).rejects.toMatchObject(refused);
    await expect(library.articles.restore(id)).rejects.toMatchObject(refused);
  });

  it('is left as it was, a damaged file and the catalogue included', async () => {
    truncateSync(path, 0);
    const log = readFileSync(join(root, 'catalogue', 'log.ndjson'), 'utf8');
    library = await openLibrary(root);
    await expect(library.articles.get(id)).rejects.toMatchObject({ code: 'damaged' });
    await library.close();
    expect(existsSync(path)).toBe(true);
    expect(readFileSync(join(root, 'library.json'), 'utf8')).toBe(text);
    expect(readFileSync(join(root, 'catalogue', 'log.ndjson'), 'utf8')).toBe(log);
  });
});

describe('a folder where a file should be', () => {
  it('is set aside with what it holds', async () => {
    rmSync(path);
    mkdirSync(path);
    writeFileSync(join(path, 'mine.txt'), 'a note of my own');
    library = await openLibrary(root);
    await expect(library.articles.get(id)).rejects.toMatchObject({ code: 'damaged' });
    expect(readFileSync(join(root, library.incidents[0]?.path ?? '', 'mine.txt'), 'utf8')).toBe('a note of my own');
  });

  it('does not keep the library shut in place of the catalogue either', async () => {
    rmSync(join(root, 'catalogue/snapshot.json'));
    mkdirSync(join(root, 'catalogue/snapshot.json'));
    library = await openLibrary(root);
    expect(library.catalogue.articles()).toHaveLength(2);
  });
});

import { lstatSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isNewLibrary } from '../../../../electron/store/folder/library-identity.ts';
import { type Library, openLibrary } from '../../../../electron/store/library.ts';
import { article } from '../builders.ts';
import { breakableDisk } from '../failing-disk.ts';
import { newRoot } from '../new-root.ts';

const id = 'k3f9a2m7qx';
let root: string;
let library: Library;
let known: string;

beforeEach(async () => {
  root = newRoot();
  library = await openLibrary(root);
  known = library.id;
  await library.articles.create(article(id));
  await library.close();
});

afterEach(() => library.close());

const file = () => join(root, 'library.json');
const text = () => readFileSync(file(), 'utf8');

const damages: [string, () => void][] = [
  ['gone', () => rmSync(file())],
  ['no JSON', () => writeFileSync(file(), '{')],
  ['not UTF-8', () => writeFileSync(file(), Buffer.from([0xff]))],
  ['of another id', () => writeFileSync(file(), text().replace(known, 'otherother'))],
  ['of a newer schema in its number alone', () => writeFileSync(file(), text().replace('"schema": 1', '"schema": 3'))],
  [
    'a folder',
    () => {
      rmSync(file());
      mkdirSync(file());
    },
  ],
  [
    'a link that leads to itself, which no disk can read',
    () => {
      rmSync(file());
      symlinkSync(file(), file());
    },
  ],
];

describe.each(damages)('a library.json that is %s', (_, damage) => {
  it('comes back with its id, and that is told', async () => {
    damage();
    library = await openLibrary(root);
    expect([library.id, library.readOnly]).toEqual([known, null]);
    expect(JSON.parse(text())).toMatchObject({ schema: 1, id: known });
    expect(library.incidents).toMatchObject([{ kind: 'library', outcome: 'restored' }]);
    expect(await library.articles.get(id)).toEqual(article(id));
  });

  it('is left alone where nothing is to be repaired', async () => {
    damage();
    library = await openLibrary(root, { repair: false });
    expect([library.id, readdirSync(root).includes('set-aside')]).toEqual([known, false]);
  });

  it('keeps the library shut not even on a full disk', async () => {
    damage();
    const { disk, broken } = breakableDisk();
    broken.set('write', 'ENOSPC');
    library = await openLibrary(root, { disk });
    expect([library.id, library.incidents.map(({ outcome }) => outcome)]).toEqual([known, ['waiting']]);
  });
});

const backups = () => join(dirname(root), 'backups');
const backUp = (fields: object) => {
  mkdirSync(join(backups(), known), { recursive: true });
  writeFileSync(join(backups(), known, 'library.json'), JSON.stringify({ schema: 1, id: known, ...fields }));
};

describe('without the copy in the history', () => {
  it('a library.json that the disk does not show is left as it is, for it may show it later', async () => {
    rmSync(file());
    symlinkSync(file(), file());
    library = await openLibrary(root);
    expect(library.incidents).toMatchObject([{ kind: 'library', outcome: 'waiting' }]);
    expect(lstatSync(file()).isSymbolicLink()).toBe(true);
    expect(await library.articles.get(id)).toEqual(article(id));
  });

  const flipALetter = () =>
    writeFileSync(file(), text().replace(known, `${known.slice(0, -1)}${known.endsWith('z') ? 'y' : 'z'}`));

  beforeEach(() => rmSync(join(root, 'history'), { recursive: true }));

  it('an id that no backup knows gives way to that of a backup of this folder, and that is told', async () => {
    flipALetter();
    backUp({ name: 'Desk', root });
    library = await openLibrary(root, { backups: [backups()] });
    expect([library.id, library.incidents.map(({ outcome }) => outcome)]).toEqual([known, ['restored']]);
  });

  it('an id that a backup knows stands, whatever else was backed up from this folder', async () => {
    backUp({ name: 'Desk', root: 'moved' });
    mkdirSync(join(backups(), 'otherother'));
    const other = { schema: 1, id: 'otherother', name: 'Other', root };
    writeFileSync(join(backups(), 'otherother', 'library.json'), JSON.stringify(other));
    library = await openLibrary(root, { backups: [backups()] });
    expect([library.id, library.incidents]).toEqual([known, []]);
  });

  it.each(['no backups', 'those of another folder'])('an id stands where there are %s', async (which) => {
    if (which !== 'no backups') backUp({ name: 'Desk', root: 'elsewhere' });
    flipALetter();
    library = await openLibrary(root, { backups: [backups()] });
    expect([library.id, library.incidents]).toEqual([`${known.slice(0, -1)}z`, []]);
  });
});

describe('without both', () => {
  beforeEach(() => {
    rmSync(join(root, 'history'), { recursive: true });
    rmSync(file());
  });

  it('the id comes back from a backup of this folder', async () => {
    backUp({ name: 'Desk', root });
    library = await openLibrary(root, { backups: [backups()] });
    expect([library.id, library.name]).toEqual([known, 'Desk']);
  });

  it('a backup of another folder says nothing', async () => {
    backUp({ name: 'Desk', root: `${root} of another` });
    library = await openLibrary(root, { backups: [backups()] });
    expect(library.id).not.toBe(known);
  });

  it('an empty folder is a new library, whatever was backed up from it', async () => {
    backUp({ name: 'Desk', root });
    rmSync(root, { recursive: true });
    expect(isNewLibrary(root)).toBe(true);
    library = await openLibrary(root, { backups: [backups()] });
    expect(library.id).not.toBe(known);
    expect(library.incidents).toEqual([]);
  });
});

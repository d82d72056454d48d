import { copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { seal } from '../../../../electron/store/documents/envelope.ts';
import { documentPath } from '../../../../electron/store/folder/layout.ts';
import { type Library, openLibrary } from '../../../../electron/store/library.ts';
import { idOfConflictCopy } from '../../../../electron/store/other-programs/conflict-copies.ts';
import { briefing } from '../builders.ts';
import { newRoot } from '../new-root.ts';

const id = 'briefingone';

describe('the name of a conflict copy', () => {
  it.each([
    'briefingone.sync-conflict-20261124-120000-ABCDEF7.json',
    'briefingone (conflicted copy 2026-11-24 120000).json',
    "briefingone (Ann's conflicted copy 2026-11-24).json",
    'briefingone (Ann’s laptop’s conflicted copy 2026-11-24) (1).json',
    'briefingone_conflict-20261124-120000.json',
  ])('%s tells its document', (name) => {
    expect(idOfConflictCopy(name)).toBe(id);
  });

  it.each(['briefingone.json', 'briefingone copy.json', 'My (conflicted copy).json', 'briefingone_conflict-1.txt'])(
    '%s is none',
    (name) => {
      expect(idOfConflictCopy(name)).toBeNull();
    },
  );
});

describe('a conflict copy', () => {
  let root: string;
  let library: Library;
  let copy: string;

  beforeEach(async () => {
    root = newRoot();
    library = await openLibrary(root);
    await library.briefings.create(briefing(id));
    await library.close();
    const folder = dirname(documentPath(root, 'briefing', id));
    copy = join(folder, `${id}.sync-conflict-20261124-120000-ABCDEF7.json`);
  });

  afterEach(() => library.close());

  const writeTheirs = (body: string) =>
    writeFileSync(copy, seal('briefing', id, { revision: 2, parent: 1, body: briefing(id, { body }) }));

  it('is told of, can be read, and is no document', async () => {
    writeTheirs('theirs');
    library = await openLibrary(root);
    expect(library.incidents).toMatchObject([{ what: 'conflict-copy', kind: 'briefing', id, outcome: 'waiting' }]);
    const theirs = await library.theirs(library.incidents[0]?.key ?? '');
    expect(theirs).toMatchObject({ kind: 'briefing', id, saved: { revision: 2, body: { body: 'theirs' } } });
    expect(library.catalogue.briefings()).toHaveLength(1);
    expect((await library.briefings.get(id))?.body).toBe('# Outlook\n');
  });

  it('is told of by the same key after a restart, and goes away for good when dismissed', async () => {
    writeTheirs('theirs');
    const bytes = readFileSync(copy);
    library = await openLibrary(root);
    const key = library.incidents[0]?.key ?? '';
    await library.close();
    library = await openLibrary(root);
    await library.dismiss(key);
    expect([library.incidents, existsSync(copy)]).toEqual([[], false]);
    const [folder = ''] = readdirSync(join(root, 'set-aside/seen'));
    const [name = ''] = readdirSync(join(root, 'set-aside/seen', folder));
    expect(readFileSync(join(root, 'set-aside/seen', folder, name))).toEqual(bytes);
  });

  it.each([
    ['damaged', () => writeFileSync(copy, '{')],
    ['no different', () => copyFileSync(documentPath(root, 'briefing', id), copy)],
  ])('that is %s needs no decision and is put away', async (_, write) => {
    write();
    library = await openLibrary(root);
    expect([library.incidents, existsSync(copy)]).toEqual([[], false]);
  });

  it('stays in its place where nothing is to be repaired', async () => {
    writeTheirs('theirs');
    library = await openLibrary(root, { repair: false });
    const dismissing = library.dismiss(library.incidents[0]?.key ?? '');
    await expect(dismissing).rejects.toMatchObject({ code: 'library-read-only' });
    expect(existsSync(copy)).toBe(true);
  });

  it('has no other version once it is gone', async () => {
    library = await openLibrary(root);
    await expect(library.theirs('briefings/nothing')).rejects.toMatchObject({ code: 'not-found' });
  });
});

import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Disk } from '../../../../electron/store/disk/disk.ts';
import { documentPath } from '../../../../electron/store/folder/layout.ts';
import { type Library, openLibrary } from '../../../../electron/store/library.ts';
import { briefing } from '../builders.ts';
import { diskDyingAfter } from '../failing-disk.ts';
import { newRoot } from '../new-root.ts';
import { prepareKeptBriefing } from './kept-briefing.ts';

const id = 'briefingone';
let root: string;
let backups: string;
let path: string;
let library: Library;

const open = async (options: { disk?: Disk; repair?: boolean } = {}): Promise<Library> => {
  library = await openLibrary(root, { backups: [backups], ...options });
  return library;
};
const write = (body: string) => library.briefings.replace(id, (current) => ({ ...current, body }));
const body = async () => (await library.briefings.get(id))?.body;
const edit = (change: (text: string) => string) => writeFileSync(path, change(readFileSync(path, 'utf8')));
const outcomes = () => library.incidents.map(({ outcome }) => outcome);

beforeEach(async () => {
  root = newRoot();
  backups = join(dirname(root), 'backups');
  path = documentPath(root, 'briefing', id);
  library = await prepareKeptBriefing(root, backups, id);
});

afterEach(() => library.close());

const damages: [string, () => void][] = [
  ['emptied', () => truncateSync(path, 0)],
  ['cut short', () => truncateSync(path, 150)],
  ['not UTF-8', () => writeFileSync(path, Buffer.from([0xff, 0xfe]))],
  ['of another content than its checksum', () => edit((text) => text.replace('third', 'thirst'))],
  ['of a schema that its content does not have', () => edit((text) => text.replace('"schema":1', '"schema":3'))],
  ['gone', () => rmSync(path)],
  [
    'replaced by a folder',
    () => {
      rmSync(path);
      mkdirSync(path);
    },
  ],
  [
    'a link that leads to itself, which no disk can read',
    () => {
      rmSync(path);
      symlinkSync(path, path);
    },
  ],
];

describe.each(damages)('a file that is %s', (_, damage) => {
  it('is restored at opening, above every revision seen, and said to be', async () => {
    damage();
    await open();
    expect([await body(), await library.briefings.revision(id)]).toEqual(['third', 4]);
    expect(library.catalogue.briefing(id)).toMatchObject({ revision: 4 });
    expect(library.incidents).toMatchObject([
      { what: 'damaged', id, outcome: 'restored', restored: { from: 'backup', at: '2026-11-24T12:00:00.000Z' } },
    ]);
  });

  it('is restored when it is met while reading', async () => {
    await open();
    damage();
    expect(await body()).toBe('third');
    expect(outcomes()).toEqual(['restored']);
  });

  it('is restored when it is met while saving, and then saved', async () => {
    await open();
    damage();
    expect(await write('fourth')).toMatchObject({ revision: 5 });
    expect(await body()).toBe('fourth');
  });

  it('is restored without the catalogue', async () => {
    damage();
    rmSync(join(root, 'catalogue'), { recursive: true });
    await open();
    expect([await body(), await library.briefings.revision(id)]).toEqual(['third', 4]);
  });

  it('is told of until that is dismissed, over restarts', async () => {
    damage();
    await open();
    await body();
    const [first] = library.incidents;
    await library.close();
    const [second] = (await open()).incidents;
    expect(second).toEqual(first);
    await library.dismiss(first?.key ?? '');
    await library.close();
    expect((await open()).incidents).toEqual([]);
    expect(readdirSync(join(root, 'set-aside/seen'))).toContain(`${first?.key}.incident.json`);
  });

  it('is only listed where nothing is to be repaired, and repaired later', async () => {
    damage();
    await open({ repair: false });
    expect((await library.verify()).damaged).toHaveLength(1);
    expect([library.readOnly, outcomes()]).toEqual([expect.any(String), ['waiting']]);
    expect(existsSync(join(root, 'set-aside'))).toBe(false);
    await library.close();
    await open();
    expect(await body()).toBe('third');
  });
});

describe('the copy that is restored', () => {
  it('is an older one when the newest is damaged itself', async () => {
    const newest = readdirSync(join(backups, library.id, 'briefings'), { recursive: true, encoding: 'utf8' });
    for (const name of newest.filter((each) => each.endsWith('.json'))) {
      truncateSync(join(backups, library.id, 'briefings', name), 99);
    }
    truncateSync(path, 0);
    await open();
    expect([await body(), await library.briefings.revision(id)]).toEqual(['second', 4]);
    expect(library.incidents[0]?.restored).toMatchObject({ from: 'history', revision: 4 });
  });

  it('is none when there is no sound one: the loss is told, and the id stays taken', async () => {
    rmSync(join(root, 'history'), { recursive: true });
    rmSync(backups, { recursive: true });
    rmSync(path);
    await open();
    await expect(library.briefings.get(id)).rejects.toMatchObject({ code: 'damaged' });
    await library.close();
    await open();
    expect(outcomes()).toEqual(['lost']);
    await expect(library.briefings.create(briefing(id))).rejects.toMatchObject({ code: 'bad-request' });
  });

  it('comes later when its folder is back', async () => {
    const [history, elsewhere] = [join(root, 'history'), join(dirname(root), 'elsewhere')];
    rmSync(history, { recursive: true });
    truncateSync(path, 0);
    library = await openLibrary(root, { backups: [elsewhere] });
    await library.verify();
    expect(outcomes()).toEqual(['lost']);
    await library.close();
    await open();
    expect([await body(), outcomes()]).toEqual(['third', ['restored']]);
  });
});

describe('what is told of an incident', () => {
  it('comes from its name where its record is damaged', async () => {
    truncateSync(path, 0);
    await open();
    await body();
    const key = library.incidents[0]?.key ?? '';
    await library.close();
    writeFileSync(join(root, 'set-aside', `${key}.incident.json`), '{');
    await open();
    expect(library.incidents).toMatchObject([{ key, id, outcome: 'restored', restored: null }]);
    expect([await body(), await library.briefings.revision(id)]).toEqual(['third', 4]);
  });
});

describe('a removed document', () => {
  it('stays removed, though its catalogue row is still there and copies are', async () => {
    await open();
    const log = readFileSync(join(root, 'catalogue/log.ndjson'));
    await library.briefings.remove(id);
    await library.close();
    writeFileSync(join(root, 'catalogue/log.ndjson'), log);
    await open();
    expect([await library.briefings.get(id), library.incidents]).toEqual([null, []]);
  });
});

describe('a document that was lost', () => {
  it('is not told of again at an opening after a crash, once that is dismissed', async () => {
    for (const folder of [join(root, 'history'), join(backups, library.id)]) {
      for (const name of readdirSync(join(folder, 'briefings'), { recursive: true, encoding: 'utf8' })) {
        if (name.endsWith('.json')) truncateSync(join(folder, 'briefings', name), 99);
      }
    }
    truncateSync(path, 0);
    await open();
    await library.verify();
    expect(outcomes()).toEqual(['lost']);
    await library.dismiss(library.incidents[0]?.key ?? '');
    await library.close();
    rmSync(join(root, 'catalogue'), { recursive: true });
    await open();
    expect(library.incidents).toEqual([]);
  });

  it('is free again once that is dismissed', async () => {
    rmSync(join(root, 'history'), { recursive: true });
    rmSync(backups, { recursive: true });
    truncateSync(path, 0);
    await open();
    await library.verify();
    await library.dismiss(library.incidents[0]?.key ?? '');
    expect(await library.briefings.get(id)).toBeNull();
    expect(await library.briefings.create(briefing(id))).toMatchObject({ id });
  });
});

describe('a process that dies at any call to the disk while it restores', () => {
  it.each([
    ['emptied', () => truncateSync(path, 0)],
    ['gone', () => rmSync(path)],
  ])(
    'leaves a file that was %s to the next opening, and nothing is forgotten',
    async (_, damage) => {
      damage();
      rmSync(join(root, 'catalogue/log.ndjson'));
      const template = `${root}-template`;
      renameSync(root, template);
      for (let calls = 0, finished = false; !finished; calls++) {
        cpSync(template, root, { recursive: true });
        const { disk, died } = diskDyingAfter(calls);
        await openLibrary(root, { backups: [backups], disk })
          .then((dying) => dying.close())
          .catch(() => {});
        finished = !died();
        rmSync(join(root, 'lock'), { force: true });
        await open();
        expect([await body(), outcomes()], `died after ${calls} calls`).toEqual(['third', ['restored']]);
        expect(await library.briefings.revision(id)).toBeGreaterThan(3);
        await library.close();
        rmSync(root, { recursive: true });
      }
    },
    60_000,
  );
});

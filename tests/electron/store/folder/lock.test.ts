import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { lockLibrary } from '../../../../electron/store/folder/lock.ts';
import { thisProcess } from '../../../../electron/store/folder/process-identity.ts';
import { openLibrary } from '../../../../electron/store/library.ts';
import { type Child, startChild } from '../child.ts';
import { newRoot } from '../new-root.ts';

let root: string;
let path: string;

beforeEach(() => {
  root = newRoot();
  path = join(root, 'lock');
  mkdirSync(root);
});

/** Writes the lock of another process: dead unless said otherwise. */
function plantLock(folder: string, fields: object = {}): void {
  const dead = { token: 'planted', holder: 'app', pid: 2 ** 22 + 1, host: hostname(), started: null, since: '' };
  writeFileSync(join(folder, 'lock'), JSON.stringify({ ...dead, ...fields }));
}

const locked = expect.objectContaining({ code: 'library-locked' });

describe('the lock of a library', () => {
  it('refuses a second opening in the same process', async () => {
    const library = await openLibrary(root);
    await expect(openLibrary(root)).rejects.toMatchObject({ code: 'library-locked', details: { pid: process.pid } });
    await library.close();
  });

  it('is given up at close', async () => {
    await (await openLibrary(root)).close();
    await (await openLibrary(root)).close();
    expect(existsSync(path)).toBe(false);
  });

  it('says who holds it', () => {
    plantLock(root, { pid: 4711, host: 'elsewhere', holder: 'cli', since: '2026-11-24T12:00:00.000Z' });
    expect(() => lockLibrary(root, 'app')).toThrow(
      /the command line on elsewhere since 24 Nov 2026, \d\d:\d\d \(process 4711\)/,
    );
  });

  it('is taken over from a process that is dead', () => {
    plantLock(root);
    lockLibrary(root, 'app')();
    expect(readdirSync(root)).toEqual([]);
  });

  it.runIf(process.platform === 'linux')('is taken over when its process number was given to another process', () => {
    plantLock(root, { ...thisProcess(), started: 'an earlier boot:17' });
    lockLibrary(root, 'app')();
  });

  it('is not taken over from another host, of which nothing is known', () => {
    plantLock(root, { host: 'elsewhere' });
    expect(() => lockLibrary(root, 'app')).toThrow(locked);
  });

  it('of another host is taken over by whoever names that very lock', () => {
    plantLock(root, { host: 'elsewhere' });
    expect(() => lockLibrary(root, 'app', 'another')).toThrow(locked);
    expect(() => lockLibrary(root, 'app')).toThrow(
      expect.objectContaining({ details: expect.objectContaining({ elsewhere: 'planted' }) }),
    );
    lockLibrary(root, 'app', 'planted')();
    expect(readdirSync(root)).toEqual([]);
  });

  it('of a process that runs here is not taken over by naming it', () => {
    plantLock(root, thisProcess());
    expect(() => lockLibrary(root, 'app', 'planted')).toThrow(locked);
  });

  describe.runIf(process.platform === 'linux')('of this machine under another name', () => {
    it('is taken over when its process is dead', () => {
      plantLock(root, { ...thisProcess(), host: 'at-the-cafe', pid: 2 ** 22 + 1 });
      lockLibrary(root, 'app')();
    });

    it('is refused, and without a way round, while its process runs', () => {
      plantLock(root, { ...thisProcess(), host: 'at-the-cafe' });
      expect(() => lockLibrary(root, 'app', 'planted')).toThrow(locked);
    });

    it('is another machine’s when its processes are numbered apart', () => {
      plantLock(root, { ...thisProcess(), host: 'container', pid: 2 ** 22 + 1, space: 'pid:[1]' });
      expect(() => lockLibrary(root, 'app')).toThrow(locked);
    });
  });

  it.each([
    ['a folder', () => mkdirSync(join(path, 'inner'), { recursive: true })],
    ['a link that leads to itself', () => symlinkSync(path, path)],
    ['a link to a file', () => symlinkSync(join(root, 'mine.txt'), path)],
  ])('that is %s is moved out of the way', async (_, put) => {
    await (await openLibrary(root)).close();
    writeFileSync(join(root, 'mine.txt'), 'mine');
    put();
    await (await openLibrary(root, { repair: false })).close();
    const library = await openLibrary(root);
    expect(lstatSync(path).isFile()).toBe(true);
    await library.close();
    expect(readdirSync(join(root, 'set-aside'))).toEqual([expect.stringMatching(/^lock\./)]);
    expect(readFileSync(join(root, 'mine.txt'), 'utf8')).toBe('mine');
  });

  it('is taken over when a power cut left it empty, but not while it may just be written', () => {
    writeFileSync(path, '');
    expect(() => lockLibrary(root, 'app')).toThrow(locked);
    utimesSync(path, new Date(0), new Date(0));
    lockLibrary(root, 'app')();
  });

  it('that was left empty is taken over although its time lies in the future', () => {
    writeFileSync(path, '');
    utimesSync(path, new Date(), new Date('2036-01-01'));
    lockLibrary(root, 'app')();
  });

  it('that a disk altered does not pass for that of another host', () => {
    lockLibrary(root, 'app');
    writeFileSync(path, readFileSync(path, 'utf8').replace(`"host":"${hostname()}"`, '"host":"elsewhere"'));
    utimesSync(path, new Date(0), new Date(0));
    lockLibrary(root, 'app')();
  });

  it('that no one has finished is waited for', async () => {
    writeFileSync(path, '');
    const old = new Date(Date.now() - 4000);
    utimesSync(path, old, old);
    await (await openLibrary(root)).close();
  }, 20_000);

  it('is taken over after a process died while taking it over', () => {
    plantLock(root);
    writeFileSync(`${path}.planted`, readFileSync(path, 'utf8').replace('planted', 'second'));
    lockLibrary(root, 'app')();
    expect(readdirSync(root)).toEqual([]);
  });

  it('leaves the lock of whoever holds it when released late', () => {
    const release = lockLibrary(root, 'app');
    plantLock(root, { pid: process.pid });
    release();
    expect(existsSync(path)).toBe(true);
  });
});

describe('several processes', () => {
  const say = (child: Child) => child.nextLine();

  it('that want one library: one gets it, the others are told', async () => {
    const children = [1, 2, 3, 4].map(() => startChild('hold-library.ts', root));
    const answers = await Promise.all(children.map(say));
    await Promise.all(children.map((child) => child.killed()));
    expect(answers.sort()).toEqual(['HELD', 'library-locked', 'library-locked', 'library-locked']);
  }, 60_000);

  it('that want the lock of a dead one at the same moment: one gets it, however often they try', async () => {
    const roots = Array.from({ length: 150 }, (_, round) => join(root, String(round)));
    for (const each of roots) {
      mkdirSync(each);
      plantLock(each);
    }
    const children = [1, 2, 3].map(() => startChild('race-for-locks.ts', root, String(roots.length)));
    await Promise.all(children.map(say));
    for (const child of children) child.process.stdin?.write(`${Date.now() + 200}\n`);
    const won = (await Promise.all(children.map(say))).flatMap((line): number[] => JSON.parse(line));
    await Promise.all(children.map((child) => child.killed()));
    expect(won.sort((a, b) => a - b)).toEqual(roots.map((_, round) => round));
  }, 60_000);

  it('take turns when one is killed', async () => {
    const first = startChild('hold-library.ts', root);
    expect(await first.nextLine()).toBe('HELD');
    await expect(openLibrary(root)).rejects.toThrow(/the command line/);
    await first.killed();
    await (await openLibrary(root)).close();
  }, 60_000);
});

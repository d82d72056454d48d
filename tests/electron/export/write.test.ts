import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile as writePlainly } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeFile, writeFiles } from '../../../electron/export/write.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'export-'));
});
afterEach(() => rm(folder, { recursive: true }));

const talks = { path: 'briefings/2026-03-04-talks-brief4day7.md', content: 'Talks resumed.\n' };
const gazette = { path: 'sources/2026-03-02-pilots-harbour2au.md', content: 'The pilots agreed.\n' };
const read = (path: string) => readFile(join(folder, path), 'utf8');
const edit = (path: string, content: string) => writePlainly(join(folder, path), content);
const manifest = () => read('MANIFEST.sha256');
const conflict = expect.objectContaining({ code: 'export-conflict' });

/** The paths in the manifest, after reading each file and comparing its sum, as `sha256sum -c` does. */
async function verified(): Promise<string[]> {
  const lines = (await manifest()).trimEnd().split('\n');
  const paths = lines.map((line) => line.slice(66));
  for (const [index, path] of paths.entries()) {
    const sum = createHash('sha256')
      .update(await readFile(join(folder, path)))
      .digest('hex');
    expect(lines[index]).toBe(`${sum}  ${path}`);
  }
  return paths;
}

describe('a folder that is exported', () => {
  it('holds the files and a manifest of their sums', async () => {
    const result = await writeFiles(folder, [talks, gazette]);
    expect(result.written).toEqual([talks.path, gazette.path]);
    expect(await read(talks.path)).toBe(talks.content);
    expect(await verified()).toEqual([talks.path, gazette.path]);
  });

  it('is made when it is not there', async () => {
    folder = join(folder, 'new', 'one');
    await writeFiles(folder, [talks]);
    expect(await read(talks.path)).toBe(talks.content);
    folder = join(folder, '..', '..');
  });

  it.skipIf(!existsSync('/proc/self'))('is refused where none can be made', async () => {
    await expect(writeFiles('/proc/briefing-notes/out', [talks])).rejects.toMatchObject({ code: 'io-error' });
  });

  it('is never made of a file, which stays as it is', async () => {
    await edit('notes.md', 'My notes.\n');
    await expect(writeFiles(join(folder, 'notes.md'), [talks])).rejects.toMatchObject({
      code: 'export-conflict',
      message: 'Not exported: “notes.md” is there and is not a folder.',
    });
    expect(await read('notes.md')).toBe('My notes.\n');
  });

  it('is the same to the byte when exported twice, and nothing is written again', async () => {
    await writeFiles(folder, [talks, gazette]);
    const before = await manifest();
    const written = await stat(join(folder, talks.path));
    expect(await writeFiles(folder, [gazette, talks])).toMatchObject({
      written: [],
      unchanged: [gazette.path, talks.path],
    });
    expect(await manifest()).toBe(before);
    expect((await stat(join(folder, talks.path))).ino).toBe(written.ino);
  });

  it('takes new content over what the last export wrote', async () => {
    await writeFiles(folder, [talks, gazette]);
    const result = await writeFiles(folder, [{ ...talks, content: 'Talks ended.\n' }, gazette]);
    expect(result).toMatchObject({ written: [talks.path], unchanged: [gazette.path] });
    expect(await verified()).toContain(talks.path);
  });

  it('has nothing left over from writing', async () => {
    await writeFiles(folder, [talks, gazette]);
    const entries = await readdir(folder, { recursive: true });
    expect(entries.sort()).toEqual(['MANIFEST.sha256', 'briefings', talks.path, 'sources', gazette.path]);
  });
});

describe('a file that a reader edited', () => {
  beforeEach(async () => {
    await writeFiles(folder, [talks, gazette]);
    await edit(talks.path, 'My words.\n');
  });
  const next = [
    { ...talks, content: 'Talks ended.\n' },
    { ...gazette, content: 'The pilots left.\n' },
  ];

  it('is named, and nothing at all is written', async () => {
    const before = await manifest();
    await expect(writeFiles(folder, next)).rejects.toThrow(`changed since the last export: “${talks.path}”.`);
    expect(await read(talks.path)).toBe('My words.\n');
    expect(await read(gazette.path)).toBe(gazette.content);
    expect(await manifest()).toBe(before);
  });

  it('is written over when that is asked for', async () => {
    await writeFiles(folder, next, { overwrite: true });
    expect(await read(talks.path)).toBe('Talks ended.\n');
    expect(await verified()).toContain(talks.path);
  });

  it('is no conflict when the edit is what the export would write', async () => {
    await edit(talks.path, 'Talks ended.\n');
    expect((await writeFiles(folder, next)).unchanged).toEqual([talks.path]);
  });

  it('is a conflict too when the reader took the manifest away', async () => {
    await rm(join(folder, 'MANIFEST.sha256'));
    await expect(writeFiles(folder, next)).rejects.toThrow(conflict);
  });
});

describe('what stands in the folder already', () => {
  it('is not written over when the manifest does not list it', async () => {
    await mkdir(join(folder, 'briefings'));
    await edit(talks.path, 'Somebody’s file.\n');
    await expect(writeFiles(folder, [talks])).rejects.toThrow(conflict);
  });

  it('is not written over when it is a folder or a link', async () => {
    await mkdir(join(folder, talks.path), { recursive: true });
    await expect(writeFiles(folder, [talks])).rejects.toThrow(conflict);
    await mkdir(join(folder, 'sources'));
    await symlink('/dev/null', join(folder, gazette.path));
    await expect(writeFiles(folder, [gazette])).rejects.toThrow(conflict);
  });

  it('does not lead out of the folder by a link', async () => {
    const elsewhere = await mkdtemp(join(tmpdir(), 'elsewhere-'));
    await symlink(elsewhere, join(folder, 'briefings'));
    await expect(writeFiles(folder, [talks], { overwrite: true })).rejects.toThrow(conflict);
    expect(await readdir(elsewhere)).toEqual([]);
    await rm(elsewhere, { recursive: true });
  });

  it('stays when the export knows nothing of it', async () => {
    await edit('mine.md', 'Mine.\n');
    await writeFiles(folder, [talks]);
    expect(await read('mine.md')).toBe('Mine.\n');
    expect(await manifest()).not.toContain('mine.md');
  });
});

describe('a file of an earlier export', () => {
  const renamed = { path: 'briefings/2026-03-04-talks-end-brief4day7.md', content: 'Talks ended.\n' };

  it('goes when its document is exported under a new name', async () => {
    await writeFiles(folder, [talks]);
    expect((await writeFiles(folder, [renamed])).removed).toEqual([talks.path]);
    expect(await readdir(join(folder, 'briefings'))).toEqual(['2026-03-04-talks-end-brief4day7.md']);
    expect(await verified()).toEqual([renamed.path]);
  });

  it('stays when it was edited, out of the manifest', async () => {
    await writeFiles(folder, [talks]);
    await edit(talks.path, 'My words.\n');
    expect(await writeFiles(folder, [renamed])).toMatchObject({ removed: [], left: [talks.path] });
    expect(await read(talks.path)).toBe('My words.\n');
    expect(await verified()).toEqual([renamed.path]);
  });

  it('stays when its document is no longer exported, in the manifest', async () => {
    await writeFiles(folder, [talks, gazette]);
    expect((await writeFiles(folder, [gazette])).left).toEqual([talks.path]);
    expect(await verified()).toEqual([talks.path, gazette.path]);
  });

  it('is never looked for outside the folder, whatever the manifest says', async () => {
    const sum = '0'.repeat(64);
    await edit('MANIFEST.sha256', `${sum}  ../../etc/passwd\nnot a sum\n`);
    expect((await writeFiles(folder, [talks])).left).toEqual([]);
    expect(await verified()).toEqual([talks.path]);
  });
});

describe('an export that was cut short', () => {
  it('goes on without taking its own files for edits', async () => {
    await writeFiles(folder, [talks, gazette]);
    const next = [
      { ...talks, content: 'Talks ended.\n' },
      { path: 'sources', content: 'cannot be written' },
    ];
    await expect(writeFiles(folder, next, { overwrite: true })).rejects.toThrow(
      expect.objectContaining({ code: 'io-error' }),
    );
    expect(await read(talks.path)).toBe('Talks ended.\n');
    await writeFiles(folder, [{ ...talks, content: 'Talks paused.\n' }, gazette]);
    expect(await verified()).toEqual([talks.path, gazette.path]);
  });
});

describe('paths', () => {
  it.each([
    '../out.md',
    '/etc/x.md',
    'a//b.md',
    'a/../b.md',
    './a.md',
    'a\\b.md',
    'a\nb.md',
    'c:x.md',
    '',
    'manifest.SHA256',
  ])('like %j are refused', async (path) => {
    await expect(writeFiles(folder, [{ path, content: 'x' }])).rejects.toThrow(
      expect.objectContaining({ code: 'bad-request' }),
    );
    expect(await readdir(folder)).toEqual([]);
  });

  it('that differ in case alone are refused', async () => {
    const files = ['a/x.md', 'A/X.md'].map((path) => ({ path, content: 'x' }));
    await expect(writeFiles(folder, files)).rejects.toThrow(expect.objectContaining({ code: 'bad-request' }));
  });
});

describe('a single file', () => {
  it('is written whole, with the permissions that the umask leaves', async () => {
    const path = join(folder, 'talks.md');
    const umask = process.umask();
    await writeFile(path, 'Talks resumed.\n');
    expect(await read('talks.md')).toBe('Talks resumed.\n');
    expect((await stat(path)).mode & 0o777).toBe(0o666 & ~umask);
    expect(await readdir(folder)).toEqual(['talks.md']);
  });

  it('keeps its permissions when it is replaced', async () => {
    const path = join(folder, 'talks.md');
    await writePlainly(path, 'Old.\n', { mode: 0o600 });
    await writeFile(path, 'New.\n');
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  it('is a named error when it can’t be written', async () => {
    await edit('file', 'in the way');
    await expect(writeFile(join(folder, 'file', 'talks.md'), 'x')).rejects.toThrow(
      expect.objectContaining({ code: 'io-error' }),
    );
  });
});

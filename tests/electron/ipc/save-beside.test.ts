import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ExportedFile } from '../../../core/export/files.ts';
import { saveBeside } from '../../../electron/ipc/handlers/save-beside.ts';

const file = (fileName: string, content: string): ExportedFile => ({ fileName, content, dropped: [] });
const pair = [file('harbour.md', '# Harbour\n'), file('harbour.annotations.json', '{}\n')];
const newFolder = () => mkdtemp(join(tmpdir(), 'save-beside-'));
const never = {
  confirmOverwrite: async () => {
    throw new Error('Nobody should have been asked.');
  },
};

describe('saveBeside', () => {
  it('writes the second file under the name chosen for the first', async () => {
    const folder = await newFolder();
    expect(await saveBeside(join(folder, 'mine.md'), pair, never)).toBe(true);
    expect((await readdir(folder)).sort()).toEqual(['mine.annotations.json', 'mine.md']);
  });

  it('replaces the chosen file unasked, because the save dialog has asked', async () => {
    const folder = await newFolder();
    await writeFile(join(folder, 'a.md'), 'old');
    await saveBeside(join(folder, 'a.md'), [file('a.md', 'new')], never);
    expect(await readFile(join(folder, 'a.md'), 'utf8')).toBe('new');
  });

  it('writes nothing when the person keeps a different file that stands beside', async () => {
    const folder = await newFolder();
    await writeFile(join(folder, 'mine.annotations.json'), 'theirs');
    expect(await saveBeside(join(folder, 'mine.md'), pair, { confirmOverwrite: async () => false })).toBe(false);
    expect(await readdir(folder)).toEqual(['mine.annotations.json']);
  });

  it('names the file that would be replaced, and replaces it on yes', async () => {
    const folder = await newFolder();
    await writeFile(join(folder, 'mine.annotations.json'), 'theirs');
    const reasons: string[] = [];
    const confirmOverwrite = async (reason: string) => reasons.push(reason) > 0;
    await saveBeside(join(folder, 'mine.md'), pair, { confirmOverwrite });
    expect(reasons).toEqual([expect.stringContaining('mine.annotations.json')]);
    expect(await readFile(join(folder, 'mine.annotations.json'), 'utf8')).toBe('{}\n');
  });

  it('does not ask when the file beside is the same already', async () => {
    const folder = await newFolder();
    await saveBeside(join(folder, 'mine.md'), pair, never);
    expect(await saveBeside(join(folder, 'mine.md'), pair, never)).toBe(true);
  });
});

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Imports } from '../../renderer/state/imports.svelte.ts';
import { temporaryFolder } from '../electron/temporary-folder.ts';
import { connectToMain } from './real-main.ts';

const progress = { done: 1, total: 2, name: 'tides.md', failed: 0 };

async function setUp() {
  await connectToMain();
  const folder = await temporaryFolder();
  const imports = new Imports();
  const write = (name: string, text: string) => writeFile(join(folder, name), text);
  /** Imports files of the folder and keeps the report. */
  const drop = async (...names: string[]) => {
    const report = await imports.run({ files: names.map((name) => new File([], join(folder, name))) });
    if (report.status === 'done') imports.keep(report);
    return report;
  };
  const outcomes = () => imports.results.map(({ input, status }) => `${input} ${status}`);
  const keys = () => imports.results.flatMap(({ retry }) => retry ?? []);
  return { imports, write, drop, outcomes, keys };
}

describe('an import', () => {
  it('brings in rich text as the clipboard has it', async () => {
    const { imports } = await setUp();
    const html = '<h1>Tide tables</h1><p>High water at <b>six</b>.</p>';
    const report = await imports.run({ text: 'Tide tables\nHigh water at six.', html, title: null });
    expect(report).toMatchObject({ results: [{ status: 'added', title: 'Tide tables' }], stopped: false });
  });

  it('is under way until it has ended, and its progress with it', async () => {
    const { imports } = await setUp();
    const ended = imports.run({ text: 'High water at six.', html: null, title: null });
    imports.follow(progress);
    expect([imports.running, imports.progress]).toEqual([true, progress]);
    await ended;
    expect([imports.running, imports.progress]).toEqual([false, null]);
  });

  it('that has ended takes no more word of how far it is', async () => {
    const { imports } = await setUp();
    imports.follow(progress);
    expect(imports.progress).toBeNull();
  });

  it('ends when it could not be begun', async () => {
    const { imports } = await setUp();
    await expect(imports.run({ files: [] })).rejects.toMatchObject({ code: 'bad-request' });
    expect(imports.running).toBe(false);
  });
});

describe('files that failed', () => {
  it('come in at another try, in the place of their failure', async () => {
    const { imports, write, drop, outcomes, keys } = await setUp();
    await write('good.txt', 'High water at six.');
    await write('empty.txt', '');
    await drop('good.txt', 'empty.txt');
    await write('empty.txt', 'Low water at noon.');
    await imports.retry(keys());
    expect(outcomes()).toEqual(['good.txt added', 'empty.txt added']);
  });

  it('stay failed, and can be tried again, when nothing has changed', async () => {
    const { imports, write, drop, outcomes, keys } = await setUp();
    await write('empty.txt', '');
    await drop('empty.txt');
    await imports.retry(keys());
    expect([outcomes(), keys().length]).toEqual([['empty.txt failed'], 1]);
  });

  it('that were not tried keep their failure', async () => {
    const { imports, write, drop, outcomes, keys } = await setUp();
    await Promise.all([write('a.txt', ''), write('b.txt', '')]);
    await drop('a.txt', 'b.txt');
    await write('a.txt', 'High water at six.');
    await imports.retry(keys().slice(0, 1));
    expect(outcomes()).toEqual(['b.txt failed', 'a.txt added']);
  });
});

import { execFileSync } from 'node:child_process';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { type FilesToMake, writeAll } from '../../../electron/export/write.ts';
import { temporaryFolder } from '../temporary-folder.ts';

let folder: string;
beforeEach(async () => {
  folder = await temporaryFolder();
});

const nameOf = (n: number) => `sources/2026-03-01-report-report${n}abc.md`;

/** A document of one file; more of them than are written together. */
function report(n: number, content = `Report ${n}.\n`): FilesToMake {
  return { paths: [nameOf(n)], make: async () => [{ path: nameOf(n), content }] };
}
const reports = Array.from({ length: 150 }, (_, n) => report(n));

function verify(): string {
  return execFileSync('sha256sum', ['--strict', '--quiet', '-c', 'MANIFEST.sha256'], { cwd: folder, encoding: 'utf8' });
}

async function names(): Promise<string[]> {
  return await readdir(join(folder, 'sources')).catch(() => []);
}

describe('an export of many documents', () => {
  it('has every file, and a manifest of them in order', async () => {
    const { written } = await writeAll(folder, reports);
    const lines = (await readFile(join(folder, 'MANIFEST.sha256'), 'utf8')).trimEnd().split('\n');
    expect(written).toHaveLength(reports.length);
    expect(lines.map((line) => line.slice(66))).toEqual(reports.flatMap(({ paths }) => paths).sort());
    expect(verify()).toBe('');
  });

  it('tells how far it is', async () => {
    const told: number[] = [];
    await writeAll(folder, reports, { onProgress: ({ done, total }) => told.push(done / total) });
    expect(told).toHaveLength(reports.length);
    expect(told.at(-1)).toBe(1);
  });

  it('makes each document once where nobody edited its file', async () => {
    let made = 0;
    const counted = reports.map(({ paths, make }) => ({
      paths,
      make: () => {
        made += 1;
        return make();
      },
    }));
    await writeAll(folder, reports);
    const { unchanged, written } = await writeAll(folder, counted);
    expect([made, unchanged.length, written.length]).toEqual([reports.length, reports.length, 0]);
  });

  it('writes content in pieces as one file', async () => {
    const content = ['First. ', 'Second. ', 'Third.\n'];
    await writeAll(folder, [{ paths: ['all.md'], make: async () => [{ path: 'all.md', content }] }]);
    expect(await readFile(join(folder, 'all.md'), 'utf8')).toBe('First. Second. Third.\n');
    expect(verify()).toBe('');
  });
});

describe('an export that is stopped', () => {
  it('leaves whole files that the next one knows for its own', async () => {
    const stop = new AbortController();
    const onProgress = ({ done }: { done: number }) => done === 120 && stop.abort();
    await expect(writeAll(folder, reports, { signal: stop.signal, onProgress })).rejects.toMatchObject({
      code: 'cancelled',
    });
    const left = await names();
    expect(left.length).toBeGreaterThan(0);
    expect(left.every((name) => name.endsWith('.md'))).toBe(true);
    const { unchanged } = await writeAll(folder, reports);
    expect(unchanged).toHaveLength(left.length);
    expect(verify()).toBe('');
  });

  it('by a document that fails leaves nothing half made', async () => {
    const broken = { paths: [nameOf(900)], make: () => Promise.reject(new Error('It cannot be read.')) };
    await expect(writeAll(folder, [...reports, broken])).rejects.toThrow('It cannot be read.');
    expect((await names()).every((name) => name.endsWith('.md'))).toBe(true);
  });
});

describe('a document that has another name than was expected', () => {
  const renamed: FilesToMake = { paths: [nameOf(1)], make: async () => [{ path: nameOf(2), content: 'Renamed.\n' }] };

  it('is written under the name it has', async () => {
    await writeAll(folder, [renamed]);
    expect(await names()).toEqual([nameOf(2).replace('sources/', '')]);
  });

  it('is never written over somebody’s file', async () => {
    await writeAll(folder, [report(2)]);
    await writeFile(join(folder, nameOf(2)), 'Mine.\n');
    await expect(writeAll(folder, [renamed])).rejects.toMatchObject({ code: 'export-conflict' });
    expect(await readFile(join(folder, nameOf(2)), 'utf8')).toBe('Mine.\n');
  });
});

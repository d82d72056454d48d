import { describe, expect, it } from 'vitest';
import type { ImportProgress, ImportReport, ImportResult } from '../../../core/ipc/imports.ts';
import { failedImport } from '../../../electron/acts/import-result.ts';
import { createImportSession } from '../../../electron/ipc/import-session.ts';

const failed = (name: string): ImportResult => failedImport(name, 'empty-file', `“${name}” holds no text.`);
const cancelled = failedImport('late.txt', 'cancelled', '“late.txt” was not read: it was cancelled.');
const quiet = () => createImportSession(() => undefined);

function resultsOf(report: ImportReport): readonly ImportResult[] {
  if (report.status !== 'done') throw new Error('The import was cancelled.');
  return report.results;
}

describe('A failed file', () => {
  it('has a key by which its path is known again, and never shows the path', async () => {
    const session = quiet();
    const report = await session.run(async ({ report: tell }) => {
      const result = failed('sub/a.txt');
      tell(result, '/home/me/sub/a.txt');
      return [result];
    });
    const [result] = resultsOf(report);
    expect(JSON.stringify(report)).not.toContain('/home');
    expect(session.failed([result?.retry ?? ''])).toEqual([{ path: '/home/me/sub/a.txt', name: 'sub/a.txt' }]);
  });

  it('keeps its key when it fails again; another one has another', async () => {
    const session = quiet();
    const importOf = (...names: string[]) =>
      session.run(async ({ report }) =>
        names.map((name) => {
          const result = failed(name);
          report(result, `/tmp/${name}`);
          return result;
        }),
      );
    const [a, b] = resultsOf(await importOf('a', 'b'));
    const [again] = resultsOf(await importOf('a'));
    expect(again?.retry).toBe(a?.retry);
    expect(b?.retry).not.toBe(a?.retry);
  });

  it('has no key when it has no path', async () => {
    const [result] = resultsOf(await quiet().run(async () => [failed('Pasted text')]));
    expect(result?.retry).toBeNull();
  });

  it('of an earlier session is not known any more', () => {
    expect(() => quiet().failed(['7'])).toThrow('can’t be tried again');
  });
});

describe('Cancelling', () => {
  it('stops every import under way; what was not done is left out of the report', async () => {
    const session = quiet();
    const running = session.run(async ({ signal }) => {
      await new Promise((resolve) => signal.addEventListener('abort', resolve));
      return [failed('done.txt'), cancelled];
    });
    session.cancel();
    const report = await running;
    expect(report).toMatchObject({ status: 'done', stopped: true });
    expect(resultsOf(report).map(({ input }) => input)).toEqual(['done.txt']);
  });

  it('that comes when all files are done stops nothing', async () => {
    const session = quiet();
    const report = await session.run(async ({ onProgress }) => {
      session.cancel();
      onProgress({ done: 1, total: 1, name: null, failed: 0 });
      return [failed('a')];
    });
    expect(report).toMatchObject({ stopped: false });
  });

  it('does not reach the imports after it', async () => {
    const session = quiet();
    session.cancel();
    await session.run(async ({ signal }) => {
      expect(signal.aborted).toBe(false);
      return [];
    });
  });
});

describe('The progress', () => {
  it('is that of all imports under way together', async () => {
    const told: ImportProgress[] = [];
    const session = createImportSession((progress) => told.push(progress));
    let end = (): void => undefined;
    const first = session.run(async ({ onProgress }) => {
      onProgress({ done: 1, total: 4, name: 'a', failed: 1 });
      await new Promise<void>((resolve) => {
        end = resolve;
      });
      return [];
    });
    const second = session.run(async ({ onProgress }) => {
      onProgress({ done: 2, total: 3, name: 'b', failed: 0 });
      await expect.poll(() => told.length).toBe(2);
      return [];
    });
    await second;
    end();
    await first;
    expect(told).toEqual([
      { done: 1, total: 4, name: 'a', failed: 1 },
      { done: 3, total: 7, name: 'b', failed: 1 },
    ]);
  });

  it('is told at most ten times a second, the newest each time', async () => {
    const told: ImportProgress[] = [];
    await createImportSession((progress) => told.push(progress)).run(async ({ onProgress }) => {
      for (let done = 0; done <= 500; done++) onProgress({ done, total: 500, name: null, failed: 0 });
      await expect.poll(() => told.length).toBe(2);
      return [];
    });
    expect(told.map(({ done }) => done)).toEqual([0, 500]);
  });

  it('is not told after the end', async () => {
    const told: ImportProgress[] = [];
    await createImportSession((progress) => told.push(progress)).run(async ({ onProgress }) => {
      for (let done = 0; done < 5; done++) onProgress({ done, total: 5, name: null, failed: 0 });
      return [];
    });
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(told).toHaveLength(1);
  });
});

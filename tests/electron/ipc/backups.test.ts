import { existsSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startKeeper } from '../../../electron/backup/keeper.ts';
import { backupPlaces } from '../../../electron/backup/places.ts';
import { openDrafts } from '../../../electron/drafts/drafts.ts';
import type { Context } from '../../../electron/ipc/context.ts';
import { createExportSession } from '../../../electron/ipc/export-session.ts';
import { backupHandlers as handlers } from '../../../electron/ipc/handlers/backups.ts';
import { createImportSession } from '../../../electron/ipc/import-session.ts';
import { openSettings } from '../../../electron/settings/settings-file.ts';
import { openLibrary } from '../../../electron/store/library.ts';
import { deskAt } from '../acts/test-desk.ts';
import { noSearch } from '../search/no-search.ts';
import { briefing } from '../store/builders.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const unasked = async () => {
  throw new Error('Nobody should have been asked.');
};

/** A desk with one briefing that was copied; the person answers the next questions with these folders. */
async function newContext(answers: { backup?: string | null; restore?: string | null } = {}) {
  const folder = await temporaryFolder();
  const desk = await deskAt(join(folder, 'My desk'));
  const settings = await openSettings(folder, (error) => {
    throw error;
  });
  const ownBackups = join(folder, 'Backups');
  const keeper = startKeeper(desk.library, backupPlaces(ownBackups, null), { quiet: 0, rest: 0 });
  onTestFinished(() => keeper.close());
  const opened: string[] = [];
  const progress: unknown[] = [];
  const at = (name: string | null | undefined) => (name == null ? null : join(folder, name));
  const context: Context = {
    desk,
    settings,
    keeper,
    drafts: openDrafts(join(folder, 'drafts')),
    ownBackups,
    imports: createImportSession(() => undefined),
    exports: createExportSession(() => undefined),
    search: noSearch,
    lastRestored: { path: null },
    questions: {
      chooseFiles: unasked,
      chooseUpdate: unasked,
      chooseFolder: unasked,
      chooseLibrary: unasked,
      chooseSavePath: unasked,
      chooseOriginalPath: unasked,
      chooseExportFolder: unasked,
      confirmOverwrite: unasked,
      chooseBackupFolder: async () => at(answers.backup),
      chooseRestoreFolder: async () => at(answers.restore),
    },
    copyText: () => undefined,
    openCopy: async () => false,
    openLink: async () => false,
    windowFlushed: () => undefined,
    openLibraryAt: async (path) => void opened.push(path),
    showProgress: (told) => void progress.push(told),
  };
  await desk.library.briefings.create(briefing('babcdefghi'));
  await keeper.drain();
  return { context, folder, library: desk.library, opened, progress };
}

const restore = (context: Context) =>
  handlers['backup.restore']({ place: 'default', library: context.desk.library.id, point: 'newest' }, context);

describe('the second place for copies', () => {
  it('is remembered and copied to at once', async () => {
    const { context, folder, library } = await newContext({ backup: 'Stick' });
    await mkdir(join(folder, 'Stick'));
    const status = await handlers['backup.choose']({}, context);
    expect(status.places.map(({ place, name }) => [place, name])).toEqual([
      ['default', 'Backups'],
      ['chosen', 'Stick'],
    ]);
    await context.keeper.drain();
    const copied = await handlers['backup.content']({ place: 'chosen' }, context);
    expect(copied.libraries).toMatchObject([{ id: library.id, open: true, points: [{ briefings: 1 }] }]);
    expect(JSON.parse(await readFile(join(folder, 'settings.json'), 'utf8')).remarks.backupFolder).toBe(
      join(folder, 'Stick'),
    );
  });

  it('can be given up; its copies stay', async () => {
    const { context, folder, library } = await newContext({ backup: 'Stick' });
    await mkdir(join(folder, 'Stick'));
    await handlers['backup.choose']({}, context);
    await context.keeper.drain();
    expect((await handlers['backup.forget']({}, context)).places).toHaveLength(1);
    expect(existsSync(join(folder, 'Stick', library.id))).toBe(true);
    await expect(handlers['backup.content']({ place: 'chosen' }, context)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('stays as it was when the person cancels or the folder is no good', async () => {
    const cancelled = await newContext({ backup: null });
    expect((await handlers['backup.choose']({}, cancelled.context)).places).toHaveLength(1);
    const inside = await newContext({ backup: 'My desk' });
    await expect(handlers['backup.choose']({}, inside.context)).rejects.toMatchObject({ code: 'bad-request' });
    expect(inside.context.settings.remarks().backupFolder).toBeNull();
  });
});

describe('restoring from the copies', () => {
  it('makes a library that is called after its folder, and opens that on request', async () => {
    const { context, folder, opened, progress } = await newContext({ restore: 'Desk of today' });
    const counts = { articles: 0, annotations: 0, briefings: 1, older: 0, failed: 0 };
    expect(await restore(context)).toEqual({ status: 'restored', name: 'Desk of today', ...counts });
    expect([progress[0], progress.at(-1)]).toEqual([{ done: 0, total: 1 }, null]);
    const library = await openLibrary(join(folder, 'Desk of today'));
    onTestFinished(() => library.close());
    expect(await library.briefings.get('babcdefghi')).toEqual(briefing('babcdefghi'));
    await handlers['backup.openRestored']({}, context);
    expect(opened).toEqual([join(folder, 'Desk of today')]);
  });

  it('makes nothing when the person cancels', async () => {
    const { context } = await newContext({ restore: null });
    expect(await restore(context)).toEqual({ status: 'cancelled' });
    await expect(handlers['backup.openRestored']({}, context)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('makes none inside the open library, and none of copies that are not there', async () => {
    const { context, library } = await newContext({ restore: join('My desk', 'new') });
    await expect(restore(context)).rejects.toMatchObject({ code: 'bad-request' });
    const gone = { place: 'default', library: library.id, point: '2020-01-01' } as const;
    await expect(handlers['backup.restore'](gone, context)).rejects.toMatchObject({ code: 'not-found' });
  });
});

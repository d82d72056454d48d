import { AppError } from '../../../core/errors.ts';
import type { BackupPlace } from '../../../core/ipc/reliability.ts';
import { checkBackupFolder, checkRestoreFolder } from '../../backup/check-folder.ts';
import { readBackupContent } from '../../backup/content.ts';
import { type BackupPlaceFolder, backupPlaces, copiesFolder } from '../../backup/places.ts';
import { restoreFromBackup } from '../../backup/restore.ts';
import { nameOf } from '../../store/folder/library-file.ts';
import { VersionFolder } from '../../store/versions/version-folder.ts';
import type { Context, Handlers } from '../context.ts';

type Folders = Pick<Context, 'settings' | 'ownBackups'>;

export const backupHandlers = {
  'backup.status': (_input, { keeper }) => keeper.status(),

  'backup.choose': async (_input, context) => {
    const { desk, keeper, ownBackups, questions } = context;
    const folder = await questions.chooseBackupFolder();
    if (folder !== null) {
      await checkBackupFolder(folder, { library: desk.library.root, own: ownBackups });
      await changePlaces(context, folder);
    }
    return keeper.status();
  },

  'backup.forget': async (_input, context) => {
    await changePlaces(context, null);
    return context.keeper.status();
  },

  'backup.content': async ({ place }, context) =>
    readBackupContent(folderOf(context, place).path, context.desk.library.id),

  'backup.restore': async ({ place, library: id, point: key }, context) => {
    const { desk, questions, showProgress, lastRestored } = context;
    const folder = folderOf(context, place);
    const { libraries } = await readBackupContent(folder.path, desk.library.id);
    const found = libraries.find((library) => library.id === id);
    const point = found?.points.find((candidate) => candidate.key === key);
    if (found === undefined || point === undefined) {
      throw new AppError('not-found', 'Not restored: these copies are no longer there.');
    }
    const target = await questions.chooseRestoreFolder(`${found.name.replace(/[\\/:*?"<>|]/g, '-')} restored`);
    if (target === null) return { status: 'cancelled' };
    checkRestoreFolder(target, { library: desk.library.root, places: placesOf(context).map(({ path }) => path) });
    const total = point.articles + point.annotations + point.briefings;
    const name = nameOf(target);
    const onProgress = atMostEvery(progressPause, (done) => showProgress({ done: Math.min(done, total), total }));
    onProgress(0);
    try {
      const copies = new VersionFolder(copiesFolder(folder, id));
      const { article, annotations, briefing, older, failed } = await restoreFromBackup(copies, key, target, name, {
        onProgress,
      });
      lastRestored.path = target;
      return { status: 'restored', name, articles: article, annotations, briefings: briefing, older, failed };
    } finally {
      showProgress(null);
    }
  },

  'backup.openRestored': async (_input, { lastRestored, openLibraryAt }) => {
    if (lastRestored.path === null) throw new AppError('not-found', 'No library was restored since the app started.');
    await openLibraryAt(lastRestored.path);
    return {};
  },
} satisfies Partial<Handlers>;

/** Milliseconds between two reports of how far a restore is. */
const progressPause = 100;

/** Passes on a value unless the last one that was passed on is younger than `pause` milliseconds. */
function atMostEvery(pause: number, tell: (value: number) => void): (value: number) => void {
  let last = Number.NEGATIVE_INFINITY;
  return (value) => {
    const at = performance.now();
    if (at - last < pause) return;
    last = at;
    tell(value);
  };
}

function placesOf({ settings, ownBackups }: Folders): BackupPlaceFolder[] {
  return backupPlaces(ownBackups, settings.remarks().backupFolder);
}

function folderOf(folders: Folders, place: BackupPlace): BackupPlaceFolder {
  const found = placesOf(folders).find((candidate) => candidate.place === place);
  if (found === undefined) throw new AppError('not-found', 'No second place for copies is chosen.');
  return found;
}

/** Remembered on disk before it is said to be so. */
async function changePlaces(context: Context, backupFolder: string | null): Promise<void> {
  context.settings.remark({ backupFolder });
  context.keeper.setPlaces(placesOf(context));
  await context.settings.flush();
}

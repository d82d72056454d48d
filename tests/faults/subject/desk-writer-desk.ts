import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { contract } from '../../../core/ipc/contract.ts';
import { type Desk, openDesk } from '../../../electron/acts/desk.ts';
import { startKeeper } from '../../../electron/backup/keeper.ts';
import { openDrafts } from '../../../electron/drafts/drafts.ts';
import type { Context } from '../../../electron/ipc/context.ts';
import { createExportSession } from '../../../electron/ipc/export-session.ts';
import { handlers } from '../../../electron/ipc/handlers/index.ts';
import { createImportSession } from '../../../electron/ipc/import-session.ts';
import { createRouter } from '../../../electron/ipc/router.ts';
import { openSettings } from '../../../electron/settings/settings-file.ts';
import { type Library, openLibrary } from '../../../electron/store/library.ts';
import { noSearch } from '../../electron/search/no-search.ts';
import { type Call, createCall } from './desk-writer-calls.ts';
import { ForetoldChance } from './desk-writer-chance.ts';
import type { Places } from './places.ts';
import { tell } from './tell.ts';

/** What the main process has, without its window. */
export type WorkingDesk = {
  readonly library: Library;
  readonly call: Call;
  readonly chance: ForetoldChance;
  /** The instant that every document changed in this session carries. */
  readonly now: Date;
  readonly desk: Context['desk'];
  /** Whether the library did not exist before. */
  readonly fresh: boolean;
  /** In the order in which the app closes its parts. */
  close(): Promise<void>;
};

/** The copies keep pace with a session that lasts no longer than a blink. */
const soon = { quiet: 20, longest: 60, rest: 0 };

/** Opens the parts in the order of the app's own start. */
export async function openWorkingDesk({ library: root, backups, profile }: Places): Promise<WorkingDesk> {
  const settings = await openSettings(profile, fail);
  const fresh = !existsSync(join(root, 'library.json'));
  // Every other opening hands the library over before its files were compared, as that of a large one does.
  const mostCompared = process.pid % 2 === 0 ? 0 : Number.POSITIVE_INFINITY;
  const library = await openLibrary(root, { holder: 'app', backups: [backups], mostCompared });
  const keeper = startKeeper(library, [{ place: 'default', path: backups }], soon);
  const drafts = openDrafts(join(profile, 'drafts', library.id));
  // Waits for the comparison: what is found is told only when every file was looked at.
  const compared = library.bin.expire(new Date()).catch(fail);
  if (mostCompared === 0) await compared;
  const chance = new ForetoldChance();
  const now = new Date();
  const desk: Desk = { ...openDesk(library), now: () => now, randomBytes: chance.bytes };
  const context: Context = {
    desk,
    settings,
    keeper,
    drafts,
    imports: createImportSession(() => undefined),
    exports: createExportSession(() => undefined),
    search: noSearch,
    questions: {
      chooseFiles: never,
      chooseUpdate: never,
      chooseFolder: never,
      chooseLibrary: never,
      chooseSavePath: never,
      chooseOriginalPath: never,
      chooseExportFolder: never,
      confirmOverwrite: never,
      chooseBackupFolder: never,
      chooseRestoreFolder: never,
    },
    copyText: () => undefined,
    ownBackups: backups,
    openLibraryAt: never,
    showProgress: () => undefined,
    lastRestored: { path: null },
    openCopy: never,
    openLink: never,
    windowFlushed: () => undefined,
  };
  const call = createCall(createRouter({ contract, handlers, context, reportBug: (_call, error) => fail(error) }));
  return {
    library,
    call,
    chance,
    now,
    desk,
    fresh,
    async close() {
      await call('window.flushed', { saved: true });
      await drafts.settle();
      await settings.flush();
      await keeper.drain();
      await keeper.close();
      await library.close();
    },
  };
}

function fail(error: unknown): void {
  tell(`PROBLEM ${error instanceof Error ? error.message : error}`);
}

function never(): never {
  throw new Error('Nobody is there to be asked.');
}

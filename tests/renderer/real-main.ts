import { join } from 'node:path';
import { onTestFinished, vi } from 'vitest';
import { contract } from '../../core/ipc/contract.ts';
import { type Desk, openDesk } from '../../electron/acts/desk.ts';
import { startKeeper } from '../../electron/backup/keeper.ts';
import { type Drafts, openDrafts } from '../../electron/drafts/drafts.ts';
import type { Context } from '../../electron/ipc/context.ts';
import { createExportSession } from '../../electron/ipc/export-session.ts';
import { handlers } from '../../electron/ipc/handlers/index.ts';
import { createImportSession } from '../../electron/ipc/import-session.ts';
import { createRouter } from '../../electron/ipc/router.ts';
import { openSettings } from '../../electron/settings/settings-file.ts';
import { openLibrary } from '../../electron/store/library.ts';
import { noSearch } from '../electron/search/no-search.ts';
import { breakableDisk, type DiskCall } from '../electron/store/failing-disk.ts';
import { temporaryFolder } from '../electron/temporary-folder.ts';

export type RealMain = {
  readonly desk: Desk;
  readonly drafts: Drafts;
  /** Calls of the library's disk, and of that of the drafts, that fail with this errno. */
  readonly broken: { readonly library: Map<DiskCall, string>; readonly drafts: Map<DiskCall, string> };
};

const fail = (error: unknown): never => {
  throw error;
};
const nobody = (): Promise<never> => Promise.reject(new Error('Nobody is there to be asked.'));

/** The page's bridge, answered by main's own handlers on a library in a folder of its own: no window, all else real. */
export async function connectToMain(): Promise<RealMain> {
  const folder = await temporaryFolder();
  const [disk, draftDisk] = [breakableDisk(), breakableDisk()];
  const library = await openLibrary(join(folder, 'library'), { disk: disk.disk });
  const drafts = openDrafts(join(folder, 'drafts'), { disk: draftDisk.disk });
  const keeper = startKeeper(library, []);
  const desk = openDesk(library);
  const context: Context = {
    desk,
    drafts,
    keeper,
    imports: createImportSession(() => undefined),
    exports: createExportSession(() => undefined),
    search: noSearch,
    settings: await openSettings(folder, fail),
    questions: {
      chooseFiles: nobody,
      chooseUpdate: nobody,
      chooseFolder: nobody,
      chooseLibrary: nobody,
      chooseSavePath: nobody,
      chooseOriginalPath: nobody,
      chooseExportFolder: nobody,
      chooseBackupFolder: nobody,
      chooseRestoreFolder: nobody,
      confirmOverwrite: nobody,
    },
    copyText: () => undefined,
    ownBackups: join(folder, 'backups'),
    openLibraryAt: nobody,
    showProgress: () => undefined,
    lastRestored: { path: null },
    openCopy: nobody,
    openLink: nobody,
    windowFlushed: () => undefined,
  };
  const route = createRouter({ contract, handlers, context, reportBug: (_, error) => fail(error) });
  // A dropped file has its path for its name.
  const request = (name: string, input: unknown, files?: readonly File[]) =>
    route({ trusted: true, name, input, files: files?.map((file) => file.name) });
  vi.stubGlobal('window', { desk: { request } });
  onTestFinished(async () => {
    vi.unstubAllGlobals();
    disk.broken.clear();
    await drafts.settle();
    await keeper.close();
    await library.close();
  });
  return { desk, drafts, broken: { library: disk.broken, drafts: draftDisk.broken } };
}

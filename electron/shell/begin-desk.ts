import { join } from 'node:path';
import { type BrowserWindow, clipboard } from 'electron';
import { contract } from '../../core/ipc/contract.ts';
import { type Keeper, startKeeper } from '../backup/keeper.ts';
import { backupPlaces } from '../backup/places.ts';
import { openDrafts } from '../drafts/drafts.ts';
import { startParser } from '../import/parser/start-parser.ts';
import type { Context } from '../ipc/context.ts';
import { createExportSession } from '../ipc/export-session.ts';
import { firstHandlers } from '../ipc/handlers/first.ts';
import { createImportSession } from '../ipc/import-session.ts';
import { createRouter, type Route } from '../ipc/router.ts';
import { sendEvent } from '../ipc/send-event.ts';
import { startSearch } from '../search/search-index.ts';
import type { SettingsFile } from '../settings/settings-file.ts';
import type { Library } from '../store/library.ts';
import { closeSafely } from './closing.ts';
import { createQuestions } from './dialogs.ts';
import { openLibraryOrAsk, prepareDesk } from './library-start.ts';
import { openLink } from './links.ts';
import type { Log } from './log.ts';
import { installMenu } from './menu.ts';
import { createCopyOpener } from './open-copy.ts';
import { spawnParser } from './parser-process.ts';
import type { Places } from './places.ts';
import { createRestart } from './restart.ts';
import { spawnIndex } from './search-process.ts';
import { whichLibrary } from './which-library.ts';

/** Milliseconds from here to the start of the index, which would else take processor time from the window's. */
const searchDelay = 1500;

type Parts = {
  readonly settings: SettingsFile;
  readonly places: Places;
  readonly log: Log;
  readonly dev: boolean;
};

/** Opens the library and makes all that works on it; gives what answers the window. Null: the person gave up. */
export async function beginDesk(window: BrowserWindow, { settings, places, log, dev }: Parts): Promise<Route | null> {
  const root = await whichLibrary(places, settings.remarks().library);
  const backups = backupPlaces(places.ownBackups, settings.remarks().backupFolder);
  const folders = backups.map(({ path }) => path);
  const opened = root === null ? null : await openLibraryOrAsk(root, folders);
  if (opened === null) return null;
  const { library } = opened;
  const parser = startParser(spawnParser);
  const desk = await prepareDesk(opened, { samples: join(places.resources, 'samples'), settings, parser, log });
  const drafts = openDrafts(join(places.profile, 'drafts', library.id));
  const keeper = startKeeper(library, backups, { onBug: (error) => log.bug('keeping copies', error) });
  const imports = createImportSession((progress) => sendEvent(window.webContents, 'import.progress', progress));
  const exports = createExportSession((progress) => sendEvent(window.webContents, 'export.progress', progress));
  const search = startSearch(library, spawnIndex, {
    onProgress: (progress) => sendEvent(window.webContents, 'search.progress', progress),
    onBug: (error) => log.bug('searching', error),
    delay: searchDelay,
  });
  const farewell = closeSafely(window, { library, keeper, settings, drafts, imports, exports, parser, search, log });
  const context: Context = {
    desk,
    settings,
    keeper,
    drafts,
    imports,
    exports,
    search,
    questions: createQuestions(window, settings),
    copyText: (text) => clipboard.writeText(text),
    ownBackups: places.ownBackups,
    openLibraryAt: createRestart(window, { settings, root: library.root, close: (last) => farewell.begin(last) }),
    showProgress: (progress) => {
      if (window.isDestroyed()) return;
      window.setProgressBar(progress === null ? -1 : progress.done / Math.max(1, progress.total));
      if (progress !== null) sendEvent(window.webContents, 'backup.progress', progress);
    },
    lastRestored: { path: null },
    openCopy: createCopyOpener(window),
    openLink: (url) => openLink(window, url),
    windowFlushed: (saved) => farewell.flushed(saved),
  };
  tellOfChanges(window, library, keeper);
  installMenu(window, settings, { dev });
  if (library.readOnly === null) lookIntoBinDaily(library, log);
  return createRouter({
    contract,
    first: firstHandlers,
    handlers: async () => (await import('../ipc/handlers/index.ts')).handlers,
    context,
    reportBug: (call, error) => log.bug(call, error),
  });
}

function tellOfChanges(window: BrowserWindow, library: Library, keeper: Keeper): void {
  library.onChange((kind, id) => sendEvent(window.webContents, 'document.changed', { kind, id }));
  library.onIncident(() => sendEvent(window.webContents, 'health.changed', {}));
  keeper.onChange(() => sendEvent(window.webContents, 'backup.changed', {}));
}

function lookIntoBinDaily(library: Library, log: Log): void {
  const look = (): void => {
    library.bin.expire(new Date()).catch((error: unknown) => log.bug('erasing what is due in the bin', error));
  };
  look();
  setInterval(look, 86_400_000).unref();
}

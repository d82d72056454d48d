import { join } from 'node:path';
import { app, type BrowserWindow, clipboard } from 'electron';
import { startKeeper } from './backup/keeper.ts';
import { backupPlaces } from './backup/places.ts';
import { openDrafts } from './drafts/drafts.ts';
import { startParser } from './import/parser/start-parser.ts';
import { createImportSession } from './ipc/import-session.ts';
import { registerRequests } from './ipc/register.ts';
import { sendEvent } from './ipc/send-event.ts';
import { openSettings } from './settings/settings-file.ts';
import { closeSafely } from './shell/closing.ts';
import { reloadOnChange } from './shell/dev-reload.ts';
import { createQuestions } from './shell/dialogs.ts';
import { failToStart, reportFailures, reviveWindow } from './shell/failures.ts';
import { closeNetwork, installGuards } from './shell/guards.ts';
import { openLibraryOrAsk, prepareDesk } from './shell/library-start.ts';
import { openLink } from './shell/links.ts';
import { openLog } from './shell/log.ts';
import { installMenu } from './shell/menu.ts';
import { createCopyOpener } from './shell/open-copy.ts';
import { spawnParser } from './shell/parser-process.ts';
import { findPlaces } from './shell/places.ts';
import { registerUiScheme, serveUi } from './shell/protocol.ts';
import { createRestart } from './shell/restart.ts';
import { followTheme } from './shell/theme.ts';
import { whichLibrary } from './shell/which-library.ts';
import { createWindow } from './shell/window.ts';

const dev = process.env['BRIEFING_NOTES_DEV'] === '1' && !app.isPackaged;

// As root Chromium runs without its sandbox, and asking for it as well hangs.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
const places = findPlaces();
const log = openLog(join(places.profile, 'logs'));
reportFailures(log);
registerUiScheme();
closeNetwork();
installGuards({ dev });

if (app.requestSingleInstanceLock()) void startWhenReady();
else app.quit();

// Not awaited above: Electron becomes ready only once this module has run.
async function startWhenReady(): Promise<void> {
  await app.whenReady();
  await start().catch((error: unknown) => failToStart(error, log));
}

async function start(): Promise<void> {
  serveUi(places.page, { relist: dev });
  const settings = await openSettings(places.profile, (error) => log.bug('saving the settings', error));
  followTheme(settings);

  const root = await whichLibrary(places, settings.remarks().library);
  const backups = backupPlaces(places.ownBackups, settings.remarks().backupFolder);
  const folders = backups.map(({ path }) => path);
  const opened = root === null ? null : await openLibraryOrAsk(root, folders);
  if (opened === null) return app.exit(1);
  const { library } = opened;
  const parser = startParser(spawnParser);
  const desk = await prepareDesk(opened, { samples: join(places.resources, 'samples'), settings, parser, log });

  const drafts = openDrafts(join(places.profile, 'drafts', library.id));

  const icon = join(places.resources, 'icons', '256x256.png');
  const window = createWindow(settings, { preload: places.preload, icon });
  const keeper = startKeeper(library, backups, { onBug: (error) => log.bug('keeping copies', error) });
  const imports = createImportSession((progress) => sendEvent(window.webContents, 'import.progress', progress));
  const farewell = closeSafely(window, { library, keeper, settings, drafts, imports, parser, log });
  registerRequests(
    window,
    {
      desk,
      settings,
      keeper,
      drafts,
      imports,
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
    },
    (call, error) => log.bug(call, error),
  );
  library.onChange((kind, id) => sendEvent(window.webContents, 'document.changed', { kind, id }));
  library.onIncident(() => sendEvent(window.webContents, 'health.changed', {}));
  keeper.onChange(() => sendEvent(window.webContents, 'backup.changed', {}));
  if (library.readOnly === null) {
    const lookIntoBin = (): void => {
      library.bin.expire(new Date()).catch((error: unknown) => log.bug('erasing what is due in the bin', error));
    };
    lookIntoBin();
    setInterval(lookIntoBin, 86_400_000).unref();
  }
  installMenu(window, settings, { dev });
  reviveWindow(window, log);
  app.on('second-instance', () => showAgain(window));
  if (dev) reloadOnChange(window, places.page);
}

function showAgain(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.focus();
}

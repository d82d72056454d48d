import { join } from 'node:path';
import { app, type BrowserWindow, clipboard } from 'electron';
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
import { findPlaces } from './shell/places.ts';
import { registerUiScheme, serveUi } from './shell/protocol.ts';
import { followTheme } from './shell/theme.ts';
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

  const opened = await openLibraryOrAsk(places.library);
  if (opened === null) return app.exit(1);
  const { library } = opened;
  const desk = await prepareDesk(opened, { samples: join(places.resources, 'samples'), settings, log });

  const icon = join(places.resources, 'icons', '256x256.png');
  const window = createWindow(settings, { preload: places.preload, icon });
  const farewell = closeSafely(window, { library, settings, log });
  registerRequests(
    window,
    {
      desk,
      settings,
      questions: createQuestions(window, settings),
      copyText: (text) => clipboard.writeText(text),
      openLink: (url) => openLink(window, url),
      windowFlushed: (saved) => farewell.flushed(saved),
    },
    (call, error) => log.bug(call, error),
  );
  library.onChange((kind, id) => sendEvent(window.webContents, 'document.changed', { kind, id }));
  installMenu(window, settings, { dev });
  reviveWindow(window, log);
  app.on('second-instance', () => showAgain(window));
  if (dev) reloadOnChange(window, places.page);
}

function showAgain(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.focus();
}

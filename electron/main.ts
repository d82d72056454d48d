import { join } from 'node:path';
import { app, type BrowserWindow } from 'electron';
import { listenTo } from './ipc/listen.ts';
import { openSettings } from './settings/settings-file.ts';
import { reloadOnChange } from './shell/dev-reload.ts';
import { failToStart, reportFailures, reviveWindow } from './shell/failures.ts';
import { closeNetwork, installGuards } from './shell/guards.ts';
import { openLog } from './shell/log.ts';
import { findPlaces } from './shell/places.ts';
import { registerUiScheme, serveUi } from './shell/protocol.ts';
import { followTheme } from './shell/theme.ts';
import { createWindow } from './shell/window.ts';

// What stands here is read before the window is there: the rest of the program waits for `begin-desk.ts`.
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
  const settings = openSettings(places.profile, (error) => log.bug('saving the settings', error));
  await app.whenReady();
  await start(await settings).catch((error: unknown) => failToStart(error, log));
}

async function start(settings: Awaited<ReturnType<typeof openSettings>>): Promise<void> {
  serveUi(places.page, { relist: dev });
  followTheme(settings);
  const icon = join(places.resources, 'icons', '256x256.png');
  const window = createWindow(settings, { preload: places.preload, icon });
  const answerBy = listenTo(window);
  // Nothing can have been typed yet, and to the library this is a kill.
  const endAtOnce = (): void => app.exit(0);
  window.on('close', endAtOnce);
  reviveWindow(window, log);
  app.on('second-instance', () => showAgain(window));

  // While the page's own process starts.
  const { beginDesk } = await import('./shell/begin-desk.ts');
  const route = await beginDesk(window, { settings, places, log, dev });
  if (route === null) return app.exit(1);
  window.off('close', endAtOnce);
  answerBy(route);
  if (dev) reloadOnChange(window, places.page);
}

function showAgain(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.focus();
}

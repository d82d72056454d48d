import { BrowserWindow, screen } from 'electron';
import type { SettingsFile } from '../settings/settings-file.ts';
import { uiStart } from './origin.ts';
import { followPaper, paperColour } from './theme.ts';
import { placeWindow, smallestWindow } from './window-place.ts';

export type WindowFiles = { readonly preload: string; readonly icon: string };

/** The one window, where it last stood; it is shown once the page has painted. */
export function createWindow(settings: SettingsFile, files: WindowFiles): BrowserWindow {
  const remembered = settings.remarks().windowPlace;
  const window = new BrowserWindow({
    ...placeWindow(remembered, workAreas()),
    minWidth: smallestWindow.width,
    minHeight: smallestWindow.height,
    title: 'Briefing Notes',
    icon: files.icon,
    backgroundColor: paperColour(),
    show: false,
    webPreferences: {
      preload: files.preload,
      sandbox: true,
      contextIsolation: true,
      webSecurity: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      nodeIntegrationInWorker: false,
      webviewTag: false,
      spellcheck: false,
      enableWebSQL: false,
      // The page's compiled code is kept from its first run on; by default only from its third.
      v8CacheOptions: 'bypassHeatCheck',
    },
  });
  if (remembered?.maximised === true) window.maximize();
  window.once('ready-to-show', () => window.show());
  rememberPlace(window, settings);
  followPaper(window);
  void window.loadURL(uiStart);
  return window;
}

function workAreas() {
  const primary = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter((display) => display.id !== primary.id);
  return [primary, ...others].map((display) => display.workArea);
}

function rememberPlace(window: BrowserWindow, settings: SettingsFile): void {
  const remember = () => {
    if (window.isMinimized() || window.isFullScreen()) return;
    settings.remark({ windowPlace: { ...window.getNormalBounds(), maximised: window.isMaximized() } });
  };
  window.on('resize', remember);
  window.on('move', remember);
  window.on('maximize', remember);
  window.on('unmaximize', remember);
}

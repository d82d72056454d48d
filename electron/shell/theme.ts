import { type BrowserWindow, nativeTheme } from 'electron';
import type { SettingsFile } from '../settings/settings-file.ts';

/** The colour behind the page before it has painted: `--paper` of the style sheet, so nothing flashes. */
export function paperColour(): string {
  return nativeTheme.shouldUseDarkColors ? '#1b1c1e' : '#f4f2ee';
}

/** Keeps the system's idea of light and dark, which the page follows, in step with the settings. */
export function followTheme(settings: SettingsFile): void {
  nativeTheme.themeSource = settings.current().theme;
  settings.onChange(({ theme }) => {
    if (nativeTheme.themeSource !== theme) nativeTheme.themeSource = theme;
  });
}

/** Repaints the window's ground when light turns to dark or back. */
export function followPaper(window: BrowserWindow): void {
  const repaint = () => window.setBackgroundColor(paperColour());
  nativeTheme.on('updated', repaint);
  window.on('closed', () => nativeTheme.off('updated', repaint));
}

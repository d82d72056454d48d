import { app, type BrowserWindow, Menu } from 'electron';
import { sendEvent } from '../ipc/send-event.ts';
import type { SettingsFile } from '../settings/settings-file.ts';
import { menuTemplate } from './menu-template.ts';

/** Sets the native menu; a click on a command goes to the window, which carries it out. */
export function installMenu(window: BrowserWindow, settings: SettingsFile, options: { readonly dev: boolean }): void {
  const menu = Menu.buildFromTemplate(
    menuTemplate({
      platform: process.platform,
      theme: settings.current().theme,
      dev: options.dev,
      run: (command) => sendEvent(window.webContents, 'menu.command', { command }),
      minimise: () => window.minimize(),
    }),
  );
  Menu.setApplicationMenu(menu);
  settings.onChange(({ theme }) => {
    const item = menu.getMenuItemById(`theme.${theme}`);
    if (item !== null) item.checked = true;
  });
  app.setAboutPanelOptions({ applicationName: app.name, applicationVersion: app.getVersion() });
}

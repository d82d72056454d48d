import type { ElectronApplication } from '@playwright/test';

/** Opens a second window with the app's own preload, as an intruder might, and runs `script` in it. */
export function runInStrangeWindow(app: ElectronApplication, url: string, script: string): Promise<unknown> {
  return app.evaluate(
    async ({ BrowserWindow, app: electronApp }, given) => {
      const preload = `${electronApp.getAppPath()}/out/preload/preload.cjs`;
      const window = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } });
      try {
        await window.loadURL(given.url);
        return await window.webContents.executeJavaScript(given.script);
      } finally {
        window.destroy();
      }
    },
    { url, script },
  );
}

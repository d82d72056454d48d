// @ts-check
// The least that an app of this kind is: one window with the same options, and a page on a scheme of its own.
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { app, BrowserWindow, protocol } from 'electron';

const folder = app.commandLine.getSwitchValue('bare-page') || join(import.meta.dirname, 'page');
const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.woff2': 'font/woff2' };
const policy = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self'";

if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
protocol.registerSchemesAsPrivileged([{ scheme: 'bare', privileges: { standard: true, secure: true } }]);

app.whenReady().then(() => {
  protocol.handle('bare', async ({ url }) => {
    const { pathname } = new URL(url);
    const type = Reflect.get(types, extname(pathname));
    if (type === undefined || pathname.includes('..')) return new Response(null, { status: 404 });
    const headers = { 'Content-Type': `${type}; charset=utf-8`, 'Content-Security-Policy': policy };
    return new Response(await readFile(join(folder, pathname)), { headers });
  });
  const window = new BrowserWindow({
    width: 1440,
    height: 900,
    show: false,
    webPreferences: { sandbox: true, contextIsolation: true, spellcheck: false },
  });
  window.once('ready-to-show', () => window.show());
  void window.loadURL('bare://page/index.html');
});
app.on('window-all-closed', () => app.quit());

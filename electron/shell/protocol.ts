import { randomBytes } from 'node:crypto';
import { protocol } from 'electron';
import { uiScheme } from './origin.ts';
import { answerUi, listUiFiles } from './ui-files.ts';

/** Makes `app:` a secure origin of its own. Must run before Electron is ready. */
export function registerUiScheme(): void {
  const privileges = { standard: true, secure: true, codeCache: true };
  protocol.registerSchemesAsPrivileged([{ scheme: uiScheme, privileges }]);
}

/** Serves the built page below `root`. Its files are listed once; `relist` lists them anew for each page load. */
export function serveUi(root: string, options: { readonly relist: boolean }): void {
  let files = listUiFiles(root);
  protocol.handle(uiScheme, async ({ method, url }) => {
    if (options.relist && url.endsWith('.html')) files = listUiFiles(root);
    const { status, headers, body } = await answerUi({ method, url }, files, randomBytes(16).toString('base64'));
    return new Response(Buffer.from(body), { status, headers });
  });
}

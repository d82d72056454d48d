import { join } from 'node:path';
import { build } from 'vite';

/** Builds the page with nothing but CodeMirror into a folder, for `launchBare` to show. */
export async function buildBarePage(outDir: string): Promise<void> {
  await build({
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    root: join(import.meta.dirname, 'bare'),
    base: './',
    build: { outDir, emptyOutDir: true, target: 'chrome130', modulePreload: { polyfill: false } },
  });
}

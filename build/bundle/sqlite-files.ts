import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { projectRoot } from '../paths.ts';

/** Puts SQLite beside the program: its code looks for its WebAssembly where it stands itself, so it is not bundled. */
export function sqliteFiles(): Plugin {
  const folder = join(projectRoot, 'node_modules/node-sqlite3-wasm/dist');
  const files = { 'node-sqlite3-wasm.cjs': 'node-sqlite3-wasm.js', 'node-sqlite3-wasm.wasm': 'node-sqlite3-wasm.wasm' };
  return {
    name: 'sqlite-files',
    generateBundle() {
      for (const [fileName, name] of Object.entries(files)) {
        this.emitFile({ type: 'asset', fileName, source: readFileSync(join(folder, name)) });
      }
    },
  };
}

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { projectRoot } from '../paths.ts';

/** Puts the character maps that PDFs in Chinese, Japanese and Korean name into `cmaps`, beside the program. */
export function characterMaps(): Plugin {
  const folder = join(projectRoot, 'node_modules/pdfjs-dist/cmaps');
  return {
    name: 'character-maps',
    generateBundle() {
      for (const name of readdirSync(folder))
        this.emitFile({ type: 'asset', fileName: `cmaps/${name}`, source: readFileSync(join(folder, name)) });
    },
  };
}

import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * A character map by its name. PDFs in Chinese, Japanese and Korean name such maps instead of carrying them; without
 * them their text can't be read. They lie beside the program, or in the package they come from when it isn't bundled.
 */
export function readCharacterMap(name: string): Promise<Uint8Array> {
  if (!/^[\w-]+\.bcmap$/.test(name)) throw new Error(`Not the name of a character map: ${name}`);
  return readFile(join(folder(), name));
}

function folder(): string {
  const beside = join(dirname(fileURLToPath(import.meta.url)), 'cmaps');
  if (existsSync(beside)) return beside;
  return join(dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json')), 'cmaps');
}

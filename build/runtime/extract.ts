import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join, normalize, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { openPromise } from 'yauzl';

/** Unpacks the runtime's own files of a Cypress zip into a new folder; its program is left out. */
export async function extractRuntime(zipPath: string, folder: string): Promise<void> {
  const zip = await openPromise(zipPath, { lazyEntries: true });
  for await (const entry of zip.eachEntry()) {
    const path = runtimePath(entry.fileName);
    if (path === null) continue;
    const target = join(folder, path);
    await mkdir(dirname(target), { recursive: true });
    // The upper half of the attributes are the Unix mode.
    const mode = (entry.externalFileAttributes >>> 16) & 0o777;
    const content = await zip.openReadStreamPromise(entry);
    await pipeline(content, createWriteStream(target, { mode: mode === 0 ? 0o644 : mode }));
  }
}

/** The path below the runtime's folder for a name in the zip, or null for what is not part of the runtime. */
export function runtimePath(name: string): string | null {
  const [top, ...rest] = name.split('/');
  const path = rest.join('/');
  if (top !== 'Cypress' || path === '' || path.endsWith('/')) return null;
  if (path.startsWith('resources/') || path === 'browser_v8_context_snapshot.bin') return null;
  const safe = normalize(path);
  if (safe.startsWith(`..${sep}`)) return null;
  return safe === 'Cypress' ? 'electron' : safe;
}

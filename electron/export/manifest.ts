import { createHash } from 'node:crypto';

export const manifestName = 'MANIFEST.sha256';

/**
 * SHA-256 sums by path, as `sha256sum -c` reads them. A path has one sum, or two while a file is being
 * replaced: the old and the new one.
 */
export type Manifest = ReadonlyMap<string, ReadonlySet<string>>;

/** Lines that are not sums are passed over. */
export function parseManifest(text: string): Manifest {
  const sums = new Map<string, Set<string>>();
  for (const match of text.matchAll(/^([0-9a-f]{64}) [ *](.+?)\r?$/gm)) {
    const [, sum = '', path = ''] = match;
    sums.set(path, (sums.get(path) ?? new Set()).add(sum));
  }
  return sums;
}

/** One line for each sum, in the order of the paths' code units. */
export function formatManifest(manifest: Manifest): string {
  const lines = [...manifest].flatMap(([path, sums]) => [...sums].map((sum) => ({ path, sum })));
  lines.sort((a, b) => (`${a.path} ${a.sum}` < `${b.path} ${b.sum}` ? -1 : 1));
  return lines.map(({ path, sum }) => `${sum}  ${path}\n`).join('');
}

export function sumOf(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

import { createHash } from 'node:crypto';
import { byCodeUnits } from '../../core/text/by-code-units.ts';
import { Slices } from '../slices/slices.ts';
import { sortInSlices } from '../slices/sort-in-slices.ts';

export const manifestName = 'MANIFEST.sha256';

/**
 * SHA-256 sums by path, as `sha256sum -c` reads them. A path has one sum, or several while files are being replaced:
 * the old and the new ones.
 */
export type Manifest = ReadonlyMap<string, ReadonlySet<string>>;

/** A file's content, in pieces where it is long. */
export type Content = string | readonly string[];

/** Lines that are not sums are passed over, and so is a last one that is not finished. */
export async function parseManifest(text: string): Promise<Manifest> {
  const slices = new Slices();
  const sums = new Map<string, Set<string>>();
  for (const [, sum = '', path = ''] of text.matchAll(/^([0-9a-f]{64}) [ *](.+?)\r?\n/gm)) {
    const known = sums.get(path);
    if (known === undefined) sums.set(path, new Set([sum]));
    else known.add(sum);
    await slices.turn();
  }
  return sums;
}

/** One line for each sum, in the order of the paths' code units. */
export async function formatManifest(manifest: Manifest): Promise<string[]> {
  const slices = new Slices();
  const lines: string[] = [];
  for (const [path, sums] of await sortInSlices([...manifest], ([one], [other]) => byCodeUnits(one, other))) {
    for (const sum of [...sums].sort()) lines.push(manifestLine(path, sum));
    await slices.turn();
  }
  return lines;
}

export function manifestLine(path: string, sum: string): string {
  return `${sum}  ${path}\n`;
}

export function sumOf(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/** The sum of what is to be written; of much content in slices. */
export async function sumOfContent(content: Content): Promise<string> {
  if (typeof content === 'string') return sumOf(content);
  const slices = new Slices();
  const hash = createHash('sha256');
  for (const piece of content) {
    hash.update(piece);
    await slices.turn();
  }
  return hash.digest('hex');
}

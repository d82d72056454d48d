import { closeLastBlock } from './body.ts';

/** A part of an exported file that the app makes; all the rest is the writer's or the reader's. */
export type RegionName = 'citations' | 'notes';

/**
 * `body` followed by a region of the given blocks between two comment lines, so that `removeRegion` finds it
 * again. Without blocks there is no region, except after a body that holds such a comment line itself.
 */
export function appendRegion(body: string, name: RegionName, blocks: readonly string[]): string {
  if (blocks.length === 0 && lastLine(body, openingLine(name)) === null) return body;
  const closed = closeLastBlock(body);
  const region = [openingLine(name), ...blocks, closingLine(name)].join('\n\n');
  return closed === '' ? `${region}\n` : `${closed}\n${region}\n`;
}

/**
 * The text without its last region, joined to what a reader wrote after it. A region that lost one of its
 * comment lines stays: where it ends is anyone's guess, and nothing of a reader's may vanish.
 */
export function removeRegion(text: string, name: RegionName): string {
  const opening = lastLine(text, openingLine(name));
  if (opening === null) return text;
  const closing = text.indexOf(`\n${closingLine(name)}\n`, opening);
  if (closing < 0) return text;
  const before = text.slice(0, opening).replace(/\n$/, '');
  const after = text.slice(closing + closingLine(name).length + 2).replace(/^\n+/, '');
  return before === '' || after === '' ? before + after : `${before}\n${after}`;
}

function openingLine(name: RegionName): string {
  return `<!-- ${name}: made by Briefing Notes at export; changes in here are not read back -->`;
}

function closingLine(name: RegionName): string {
  return `<!-- /${name} -->`;
}

/** Where the last line that equals `line` starts, or null. */
function lastLine(text: string, line: string): number | null {
  const index = `\n${text}`.lastIndexOf(`\n${line}\n`);
  return index < 0 ? null : index;
}

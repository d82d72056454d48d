import { referencesIn } from '../briefing/citations.ts';
import type { Block } from '../markdown/blocks.ts';
import { parseDocument } from '../markdown/parse.ts';

/** What briefings call the part that says it all, folded as `nameOf` folds. */
const names: ReadonlySet<string> = new Set([
  'bottom line',
  'bottom line up front',
  'bluf',
  'summary',
  'executive summary',
  'key message',
  'en bref',
  'kernaussage',
  'خلاصہ',
  'خلاصة',
  '摘要',
  '要点',
  '结论',
]);

/**
 * The bottom line of a briefing in plain text on one line, without references: the first paragraph under a
 * heading that names it, or that a label such as `BLUF:` opens, or else the first paragraph. Null without one.
 */
export function bottomLine(body: string): string | null {
  const blocks = parseDocument(withoutReferences(body)).blocks;
  const named = blocks.findIndex((block) => block.kind === 'heading' && names.has(nameOf(block.text)));
  const under = named < 0 ? [] : untilHeading(blocks.slice(named + 1));
  return firstProse(under) ?? firstLabelled(blocks) ?? firstProse(blocks);
}

function untilHeading(blocks: readonly Block[]): readonly Block[] {
  const end = blocks.findIndex((block) => block.kind === 'heading');
  return end < 0 ? blocks : blocks.slice(0, end);
}

function firstProse(blocks: readonly Block[]): string | null {
  const prose = blocks.filter(isProse);
  const block = prose.find((each) => each.kind === 'paragraph') ?? prose[0];
  return block === undefined ? null : oneLine(block.text);
}

function firstLabelled(blocks: readonly Block[]): string | null {
  for (const block of blocks.filter(isProse)) {
    const match = /^([^:：]{1,40})[:：](.+)$/s.exec(block.text);
    if (match !== null && names.has(nameOf(match[1] ?? ''))) return oneLine(match[2] ?? '');
  }
  return null;
}

function isProse(block: Block): boolean {
  const kind = block.kind === 'paragraph' || block.kind === 'list-item';
  return kind && block.quoteDepth === 0 && !/^\[?\^[^\]\s]+\]?:/.test(block.text) && oneLine(block.text) !== '';
}

function withoutReferences(body: string): string {
  let text = '';
  let from = 0;
  for (const { start, end } of referencesIn(body)) {
    text += body.slice(from, start).replace(/[ \t]+$/, '');
    from = end;
  }
  return text + body.slice(from);
}

function nameOf(text: string): string {
  return oneLine(text.normalize('NFKC').toLowerCase())
    .replace(/^[\p{N}.)\s]+/u, '')
    .replace(/[\s:.]+$/, '');
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

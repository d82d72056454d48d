import type { MarkedToken, Token, Tokens } from 'marked';
import type { Block, BlockKind, Span } from './blocks.ts';
import { spansOf } from './inline-spans.ts';

/** A block before its place in the canonical text is known. */
export type DraftBlock = Pick<Block, 'kind' | 'level' | 'quoteDepth' | 'list' | 'header' | 'spans'>;

/** The containers that a token stands in. `marker` is taken by the first block of a list item. */
type Place = {
  readonly paragraph: BlockKind;
  readonly quoteDepth: number;
  readonly listDepth: number;
  readonly item: { marker: string | null } | null;
};

const topLevel: Place = { paragraph: 'paragraph', quoteDepth: 0, listDepth: 0, item: null };

/** The blocks that marked's block tokens show, in reading order; blocks without text are left out. */
export function draftBlocks(tokens: readonly Token[]): DraftBlock[] {
  const drafts: DraftBlock[] = [];
  walk(drafts, tokens, topLevel);
  return drafts;
}

function walk(drafts: DraftBlock[], tokens: readonly Token[], place: Place): void {
  // Marked types its tokens with an open member for extensions; ours makes paragraphs only.
  for (const token of tokens) visit(drafts, token as MarkedToken, place);
}

function visit(drafts: DraftBlock[], token: MarkedToken, place: Place): void {
  switch (token.type) {
    case 'heading':
      add(drafts, place, 'heading', spansOf(token.tokens), { level: token.depth });
      return;
    case 'paragraph':
      add(drafts, place, place.paragraph, spansOf(token.tokens));
      return;
    case 'text':
      add(drafts, place, place.paragraph, spansOf(token.tokens ?? [token]));
      return;
    case 'code':
      add(drafts, place, 'code', literal(token.text, ['code']));
      return;
    case 'html':
      if (token.text.replace(/<!--[\s\S]*?-->/g, '').trim() === '') return;
      add(drafts, place, 'html', literal(token.text.replace(/\n+$/, ''), []));
      return;
    case 'blockquote':
      walk(drafts, token.tokens, { ...place, paragraph: 'quote', quoteDepth: place.quoteDepth + 1 });
      return;
    case 'list':
      walkList(drafts, token, place);
      return;
    case 'table':
      addRow(drafts, place, token.header, true);
      for (const row of token.rows) addRow(drafts, place, row, false);
      return;
    default:
      // A space, rule, link definition or checkbox has no text of its own.
      return;
  }
}

function walkList(drafts: DraftBlock[], list: Tokens.List, place: Place): void {
  for (const [i, item] of list.items.entries()) {
    const marker = markerOf(list, item, i);
    walk(drafts, item.tokens, {
      ...place,
      paragraph: 'list-item',
      listDepth: place.listDepth + 1,
      item: { marker },
    });
  }
}

function markerOf(list: Tokens.List, item: Tokens.ListItem, index: number): string {
  if (item.task) return item.checked === true ? '☑' : '☐';
  return list.ordered ? `${Number(list.start) + index}.` : '•';
}

function addRow(drafts: DraftBlock[], place: Place, cells: readonly Tokens.TableCell[], header: boolean): void {
  const spans = cells.flatMap((cell, i) => {
    const cellSpans = spansOf(cell.tokens);
    return i === 0 ? cellSpans : [{ text: '\t', marks: [], href: null }, ...cellSpans];
  });
  add(drafts, place, 'table-row', spans, { header });
}

function add(
  drafts: DraftBlock[],
  place: Place,
  kind: BlockKind,
  spans: readonly Span[],
  { level = 0, header = false }: { level?: number; header?: boolean } = {},
): void {
  if (spans.every((span) => span.text.trim() === '')) return;
  const list = place.item === null ? null : { depth: place.listDepth, marker: place.item.marker };
  if (place.item !== null) place.item.marker = null;
  drafts.push({ kind, level, quoteDepth: place.quoteDepth, list, header, spans });
}

function literal(text: string, marks: Span['marks']): Span[] {
  return text === '' ? [] : [{ text, marks, href: null }];
}

import type { MarkedToken, Token, Tokens } from 'marked';
import type { Block, BlockKind, Span } from './blocks.ts';
import { spansOf } from './inline-spans.ts';
import type { LexedBlocks } from './lexer.ts';

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

/** The blocks that a text's tokens show, in reading order; blocks without text are left out. */
export function draftBlocks(text: LexedBlocks): Generator<DraftBlock> {
  return walk(text.tokens, topLevel, (inline) => {
    text.complete(inline);
    return spansOf(inline);
  });
}

/** The spans of a block's inline tokens. */
type Read = (inline: readonly Token[]) => Span[];

function* walk(tokens: readonly Token[], place: Place, read: Read): Generator<DraftBlock> {
  // Marked types its tokens with an open member for extensions; ours makes paragraphs only.
  for (const token of tokens) yield* visit(token as MarkedToken, place, read);
}

function* visit(token: MarkedToken, place: Place, read: Read): Generator<DraftBlock> {
  switch (token.type) {
    case 'heading':
      yield* block(place, 'heading', read(token.tokens), { level: token.depth });
      return;
    case 'paragraph':
      yield* block(place, place.paragraph, read(token.tokens));
      return;
    case 'text':
      yield* block(place, place.paragraph, token.tokens === undefined ? spansOf([token]) : read(token.tokens));
      return;
    case 'code':
      yield* block(place, 'code', literal(token.text, ['code']));
      return;
    case 'html':
      if (token.text.replace(/<!--[\s\S]*?-->/g, '').trim() === '') return;
      yield* block(place, 'html', literal(token.text.replace(/\n+$/, ''), []));
      return;
    case 'blockquote':
      yield* walk(token.tokens, { ...place, paragraph: 'quote', quoteDepth: place.quoteDepth + 1 }, read);
      return;
    case 'list':
      yield* walkList(token, place, read);
      return;
    case 'table':
      yield* row(place, token.header, true, read);
      for (const cells of token.rows) yield* row(place, cells, false, read);
      return;
    default:
      // A space, rule, link definition or checkbox has no text of its own.
      return;
  }
}

function* walkList(list: Tokens.List, place: Place, read: Read): Generator<DraftBlock> {
  for (const [i, item] of list.items.entries()) {
    const marker = markerOf(list, item, i);
    const within: Place = { ...place, paragraph: 'list-item', listDepth: place.listDepth + 1, item: { marker } };
    yield* walk(item.tokens, within, read);
  }
}

function markerOf(list: Tokens.List, item: Tokens.ListItem, index: number): string {
  if (item.task) return item.checked === true ? '☑' : '☐';
  return list.ordered ? `${Number(list.start) + index}.` : '•';
}

function row(place: Place, cells: readonly Tokens.TableCell[], header: boolean, read: Read): DraftBlock[] {
  const spans = cells.flatMap((cell, i) => {
    const cellSpans = read(cell.tokens);
    return i === 0 ? cellSpans : [{ text: '\t', marks: [], href: null }, ...cellSpans];
  });
  return block(place, 'table-row', spans, { header });
}

/** The block, or none where there is nothing to be seen. */
function block(
  place: Place,
  kind: BlockKind,
  spans: readonly Span[],
  { level = 0, header = false }: { level?: number; header?: boolean } = {},
): DraftBlock[] {
  if (spans.every((span) => span.text.trim() === '')) return [];
  const list = place.item === null ? null : { depth: place.listDepth, marker: place.item.marker };
  if (place.item !== null) place.item.marker = null;
  return [{ kind, level, quoteDepth: place.quoteDepth, list, header, spans }];
}

function literal(text: string, marks: Span['marks']): Span[] {
  return text === '' ? [] : [{ text, marks, href: null }];
}

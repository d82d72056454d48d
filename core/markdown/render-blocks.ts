import type { Marked, Token } from 'marked';
import type { Citation } from '../ipc/replies.ts';
import { RawHtmlBalance } from './raw-html.ts';

/** A top-level block as HTML, with what it says beyond itself. */
type RenderedBlock = {
  readonly html: string;
  /** The passages that its chips stand for, in order. */
  readonly cited: readonly Citation[];
  /** The pieces of HTML in it that the writer typed. */
  readonly typed: readonly { readonly html: string; readonly inline: boolean }[];
};

/**
 * The blocks of the latest rendering, by their kind and source: where the text is rendered again, those that stand in
 * it still are taken over. It must be given up when citations or the language change.
 */
export class BlockMemo {
  #links = '';
  #before = new Map<string, RenderedBlock>();
  #now = new Map<string, RenderedBlock>();

  begin(links: string): void {
    this.#before = links === this.#links ? this.#now : new Map();
    this.#now = new Map();
    this.#links = links;
  }

  take(key: string): RenderedBlock | undefined {
    const block = this.#now.get(key) ?? this.#before.get(key);
    if (block !== undefined) this.#now.set(key, block);
    return block;
  }

  keep(key: string, block: RenderedBlock): void {
    this.#now.set(key, block);
  }
}

export type BlockRendering = {
  readonly marked: Marked;
  /** Gets the citations of the chips that are rendered. */
  readonly cited: Citation[];
  /** Null where what one block shows depends on others: with footnotes of the writer's own. */
  readonly memo: BlockMemo | null;
};

/**
 * The HTML of a text in pieces, and the cited passages in order. Blocks between which HTML of the writer's is open are
 * one piece, and so is all behind HTML that is never closed.
 */
export function renderBlocks(body: string, rendering: BlockRendering): { pieces: string[]; cited: Citation[] } {
  const blocks = rendering.memo === null ? renderAll(body, rendering) : renderChanged(body, rendering, rendering.memo);
  const pieces: string[] = [];
  const balance = new RawHtmlBalance();
  let open = '';
  for (const { html, typed } of blocks) {
    for (const each of typed) balance.take(each.html, each.inline);
    open += html;
    if (open === '' || !balance.even) continue;
    pieces.push(open);
    open = '';
  }
  if (open !== '') pieces.push(open);
  return { pieces, cited: blocks.flatMap((block) => block.cited) };
}

function renderAll(body: string, rendering: BlockRendering): RenderedBlock[] {
  const { marked } = rendering;
  const tokens = marked.lexer(body);
  if (marked.defaults.walkTokens) void marked.walkTokens(tokens, marked.defaults.walkTokens);
  return tokens.map((token) => renderBlock(token, rendering));
}

function renderChanged(body: string, rendering: BlockRendering, memo: BlockMemo): RenderedBlock[] {
  const { marked } = rendering;
  const lexer = new marked.Lexer(marked.defaults);
  const tokens = lexer.blockTokens(body.replace(/\r\n|\r/g, '\n'), lexer.tokens);
  memo.begin(JSON.stringify(lexer.tokens.links));
  const found = tokens.map((token) => ({
    token,
    key: `${token.type} ${token.raw}`,
    block: memo.take(`${token.type} ${token.raw}`),
  }));
  const wanted = new Set<unknown>();
  for (const { token, block } of found) if (block === undefined) addTokenLists(token, wanted);
  for (const { src, tokens: inline } of lexer.inlineQueue) if (wanted.has(inline)) lexer.inlineTokens(src, inline);
  return found.map(({ token, key, block }) => {
    if (block !== undefined) return block;
    const rendered = renderBlock(token, rendering);
    memo.keep(key, rendered);
    return rendered;
  });
}

function renderBlock(token: Token, { marked, cited }: BlockRendering): RenderedBlock {
  const typed: { html: string; inline: boolean }[] = [];
  void marked.walkTokens([token], (part) => {
    if (part.type === 'html') typed.push({ html: part.raw, inline: part['block'] !== true });
  });
  const html = marked.parser([token]);
  return { html, cited: cited.splice(0), typed };
}

/** The arrays that the inline tokens in a block go into. */
function addTokenLists(value: unknown, lists: Set<unknown>): void {
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) lists.add(value);
  for (const child of Object.values(value)) addTokenLists(child, lists);
}

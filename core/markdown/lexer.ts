import { Lexer, Marked, type MarkedExtension, type Token, type Tokens, type TokensList } from 'marked';

/** The block tokens of a text, whose inline tokens come as they are asked for: a long one can be read bit by bit. */
export type LexedBlocks = {
  readonly tokens: readonly Token[];
  /** Completes the inline tokens of one block, and of all before it: some marks carry over from block to block. */
  complete(inline: readonly Token[]): void;
};

/** How deep containers may nest, and marks within one block. Beyond, marked takes seconds, then overflows the stack. */
export const maxNesting = 50;

/** How many runs of `*`, `_` or `~` may stand in one block; beyond, they are text, as pairing them takes marked quadratic time. */
export const maxRuns = 500;

/** A footnote definition of a source is text to be read, not a link definition; each one is a paragraph. */
const footnoteDefinition: MarkedExtension = {
  extensions: [
    {
      name: 'footnote-definition',
      level: 'block',
      tokenizer(src): Tokens.Paragraph | undefined {
        const raw = /^ {0,3}\[\^[^\]\n]+\]:[^\n]*(?:\n(?![ \t]*(?:\n|$)| {0,3}\[\^[^\]\n]+\]:)[^\n]+)*/.exec(src)?.[0];
        if (raw === undefined) return undefined;
        return { type: 'paragraph', raw, text: raw, tokens: this.lexer.inline(raw) };
      },
    },
  ],
};

const marked = new Marked({ gfm: true }, footnoteDefinition);

const unemphatic = new Marked({ gfm: true, tokenizer: { emStrong: () => undefined, del: () => undefined } });

/** What stands deeper than `maxNesting` is taken as text, as it is written. */
class ShallowLexer extends Lexer {
  #depth = 0;

  override blockTokens(src: string, tokens?: Token[], lastParagraphClipped?: boolean): Token[];
  override blockTokens(src: string, tokens?: TokensList, lastParagraphClipped?: boolean): TokensList;
  override blockTokens(src: string, tokens: Token[] = [], lastParagraphClipped?: boolean): Token[] {
    return this.#deeper(src, tokens, () => super.blockTokens(src, tokens, lastParagraphClipped));
  }

  override inlineTokens(src: string, tokens: Token[] = []): Token[] {
    if (this.#depth === 0 && this.options !== unemphatic.defaults && hasTooManyRuns(src)) {
      const lexer = new ShallowLexer(unemphatic.defaults);
      lexer.tokens.links = this.tokens.links;
      return lexer.inlineTokens(src, tokens);
    }
    return this.#deeper(src, tokens, () => super.inlineTokens(src, tokens));
  }

  #deeper(src: string, tokens: Token[], lex: () => Token[]): Token[] {
    if (this.#depth >= maxNesting) {
      tokens.push({ type: 'text', raw: src, text: src, escaped: false });
      return tokens;
    }
    this.#depth += 1;
    const lexed = lex();
    this.#depth -= 1;
    return lexed;
  }
}

function hasTooManyRuns(src: string): boolean {
  return (src.match(/(?<![\\*_~])[*_~]+/g)?.length ?? 0) > maxRuns;
}

/** Marked's block tokens of a Markdown text with LF line ends. */
export function lexBlocks(source: string): LexedBlocks {
  const lexer = new ShallowLexer(marked.defaults);
  const tokens = lexer.blockTokens(source, lexer.tokens);
  const places = new Map(lexer.inlineQueue.map((entry, index) => [entry.tokens as readonly Token[], index]));
  let done = 0;
  return {
    tokens,
    complete(inline) {
      const until = places.get(inline) ?? -1;
      for (; done <= until; done += 1) {
        const entry = lexer.inlineQueue[done];
        if (entry === undefined) return;
        // As marked does before each block's inline tokens.
        lexer.state.inRawBlock = false;
        lexer.inlineTokens(entry.src, entry.tokens);
      }
    },
  };
}

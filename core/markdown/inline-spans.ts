import { decodeHTMLStrict } from 'entities';
import type { MarkedToken, Token, Tokens } from 'marked';
import { assertNever } from '../errors.ts';
import type { Mark, Span } from './blocks.ts';

type Style = { readonly marks: readonly Mark[]; readonly href: string | null };

const plain: Style = { marks: [], href: null };

/** Tags that only format: the tag goes, its content stays. */
const formattingTag =
  /^<\/?(?:a|abbr|b|bdi|bdo|cite|code|del|em|font|i|ins|kbd|mark|q|s|samp|small|span|strong|sub|sup|time|u|var)(?=[\s/>])[^>]*>$/i;
const breakTag = /^<br(?=[\s/>])[^>]*>$/i;
const comment = /^<!--[\s\S]*-->$/;

/**
 * The spans that marked's inline tokens show. A soft line break is a space and a hard one '\n'; other white
 * space stays as written, except at line starts and ends, where Markdown has none (an entity there stays).
 */
export function spansOf(tokens: readonly Token[]): Span[] {
  const line = new SpanLine();
  appendTokens(line, tokens, plain);
  return line.spans;
}

/** Collects the spans of one block. White space and breaks wait until text follows, so none stand at the ends. */
class SpanLine {
  readonly spans: Span[] = [];
  #waiting: { readonly text: string; readonly style: Style } | null = null;
  #atLineStart = true;

  /** Markdown text; entities in it are decoded unless it is `literal`. */
  text(source: string, style: Style, literal = false): void {
    for (const [i, line] of source.split('\n').entries()) {
      if (i > 0) this.#breakLine(' ', style);
      const from = this.#atLineStart ? skipBlanks(line) : 0;
      const to = trimmedLength(line, from);
      if (to > from) this.verbatim(literal ? line.slice(from, to) : decodeText(line.slice(from, to)), style);
      if (to < line.length && !this.#atLineStart) this.#wait(line.slice(to), style);
    }
  }

  /** Text that shows exactly as it is. */
  verbatim(text: string, style: Style): void {
    if (text === '') return;
    if (this.#waiting !== null) this.#push(this.#waiting.text, this.#waiting.style);
    this.#waiting = null;
    this.#atLineStart = false;
    this.#push(text, style);
  }

  hardBreak(style: Style): void {
    this.#breakLine('\n', style);
  }

  /** White space before a break goes; of a soft and a hard break the hard one stays. */
  #breakLine(shown: ' ' | '\n', style: Style): void {
    this.#atLineStart = true;
    if (this.spans.length === 0) return;
    const hardBreaks = `${this.#waiting?.text ?? ''}${shown}`.replace(/[^\n]/g, '');
    this.#waiting = { text: hardBreaks === '' ? ' ' : hardBreaks, style };
  }

  #wait(text: string, style: Style): void {
    this.#waiting = { text: (this.#waiting?.text ?? '') + text, style };
  }

  #push(text: string, style: Style): void {
    const last = this.spans.at(-1);
    if (last !== undefined && last.href === style.href && sameMarks(last.marks, style.marks)) {
      this.spans[this.spans.length - 1] = { ...last, text: last.text + text };
    } else {
      this.spans.push({ text, marks: style.marks, href: style.href });
    }
  }
}

function appendTokens(line: SpanLine, tokens: readonly Token[], style: Style): void {
  // Marked types its tokens with an open member for extensions; ours makes paragraphs only.
  for (const token of tokens) appendToken(line, token as MarkedToken, style);
}

function appendToken(line: SpanLine, token: MarkedToken, style: Style): void {
  switch (token.type) {
    case 'text':
      // Not `text`: there marked has resolved some character references, not all.
      if (token.tokens === undefined) line.text(token.raw, style);
      else appendTokens(line, token.tokens, style);
      return;
    case 'escape':
      line.verbatim(token.text, style);
      return;
    case 'strong':
    case 'em':
      appendTokens(line, token.tokens, withMark(style, token.type));
      return;
    case 'del':
      appendTokens(line, token.tokens, withMark(style, 'strike'));
      return;
    case 'codespan':
      line.verbatim(token.text, withMark(style, 'code'));
      return;
    case 'br':
      line.hardBreak(style);
      return;
    case 'link':
      appendLink(line, token, style);
      return;
    case 'image':
      line.verbatim(plainText(token.tokens), withMark(style, 'image'));
      return;
    case 'html':
      appendHtml(line, token.text, style);
      return;
    case 'checkbox':
      return;
    case 'paragraph':
    case 'heading':
    case 'blockquote':
    case 'code':
    case 'def':
    case 'hr':
    case 'list':
    case 'list_item':
    case 'space':
    case 'table':
      throw new Error(`A ${token.type} stands among inline tokens`);
    default:
      assertNever(token);
  }
}

function appendLink(line: SpanLine, link: Tokens.Link, style: Style): void {
  const linked = { ...withMark(style, 'link'), href: link.autolink === true ? link.href : decodeText(link.href) };
  if (link.autolink === true) line.verbatim(link.text, linked);
  else appendTokens(line, link.tokens, linked);
}

function appendHtml(line: SpanLine, tag: string, style: Style): void {
  if (breakTag.test(tag)) line.hardBreak(style);
  else if (!formattingTag.test(tag) && !comment.test(tag)) line.text(tag, style, true);
}

function withMark(style: Style, mark: Mark): Style {
  return style.marks.includes(mark) ? style : { ...style, marks: [...style.marks, mark] };
}

function plainText(tokens: readonly Token[]): string {
  return spansOf(tokens)
    .map((span) => span.text)
    .join('');
}

function sameMarks(a: readonly Mark[], b: readonly Mark[]): boolean {
  return a.length === b.length && a.every((mark, i) => mark === b[i]);
}

/** The offset of the first character that is neither space nor tab. */
function skipBlanks(line: string): number {
  let from = 0;
  while (line[from] === ' ' || line[from] === '\t') from += 1;
  return from;
}

/** The length of the line without the spaces and tabs at its end, but at least `from`. */
function trimmedLength(line: string, from: number): number {
  let to = line.length;
  while (to > from && (line[to - 1] === ' ' || line[to - 1] === '\t')) to -= 1;
  return to;
}

/** Character references resolved; a carriage return made so is a line break, as there is none in canonical text. */
function decodeText(text: string): string {
  return text.includes('&') ? decodeHTMLStrict(text).replace(/\r\n?/g, '\n') : text;
}

import { decodeHTMLStrict } from 'entities';
import type { Reference } from './citations.ts';
import { type SyntaxNode, visitNodes } from './syntax.ts';

/** What a block of a briefing says, and where each unit of it stands in the body. */
export type PlainText = {
  readonly text: string;
  /** For each UTF-16 unit of `text`, the range of the body that it stands for. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /** The block's references with the offset in `text` at which each stood. */
  readonly references: readonly { readonly reference: Reference; readonly at: number }[];
};

/** A range of the body that shows as something else, mostly as nothing. */
type Shown = { readonly from: number; readonly to: number; readonly text: string };

const marks: ReadonlySet<string> = new Set([
  'HeaderMark',
  'QuoteMark',
  'ListMark',
  'TaskMarker',
  'EmphasisMark',
  'StrikethroughMark',
  'CodeMark',
  'CodeInfo',
  'LinkTitle',
  'HTMLTag',
  'Comment',
  'ProcessingInstruction',
]);

/** The text of a block without markup, link addresses, comments and references. `references` are those of the body. */
export function plainTextOf(body: string, block: SyntaxNode, references: readonly Reference[]): PlainText {
  const plain = new PlainTextBuilder(body, references, block.from);
  for (const shown of block.name === 'HTMLBlock' ? tagsIn(body, block) : markupIn(body, block)) plain.add(shown);
  return plain.finish(block.to);
}

class PlainTextBuilder {
  readonly #body: string;
  readonly #references: readonly Reference[];
  readonly #units: string[] = [];
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];
  readonly #found: { reference: Reference; at: number }[] = [];
  #at: number;
  #next: number;

  constructor(body: string, references: readonly Reference[], from: number) {
    this.#body = body;
    this.#references = references;
    this.#at = from;
    this.#next = firstFrom(references, from);
  }

  /** Copies the body up to the range, then what the range shows; a range inside a reference goes with it. */
  add({ from, to, text }: Shown): void {
    this.#copy(from);
    if (from < this.#at) return;
    for (const unit of text.split('')) this.#push(unit, from, to);
    this.#at = to;
  }

  finish(to: number): PlainText {
    this.#copy(to);
    return { text: this.#units.join(''), starts: this.#starts, ends: this.#ends, references: this.#found };
  }

  #copy(to: number): void {
    while (this.#at < to) {
      const reference = this.#references[this.#next];
      if (reference !== undefined && reference.start <= this.#at) this.#take(reference);
      else {
        this.#push(this.#body[this.#at] ?? '', this.#at, this.#at + 1);
        this.#at += 1;
      }
    }
  }

  #take(reference: Reference): void {
    const before = this.#units.at(-1) ?? '';
    const after = this.#body[reference.end] ?? '';
    // 'work [^a].' says 'work.', and 'work.[^a]Next' says 'work. Next'.
    if (/\s/.test(before) && (after === '' || /[\s\p{P}]/u.test(after))) this.#pop();
    this.#found.push({ reference, at: this.#units.length });
    if (/[.!?…]/.test(before) && /[\p{L}\p{N}]/u.test(after)) this.#push(' ', reference.start, reference.end);
    this.#at = reference.end;
    this.#next += 1;
  }

  #push(unit: string, start: number, end: number): void {
    this.#units.push(unit);
    this.#starts.push(start);
    this.#ends.push(end);
  }

  #pop(): void {
    this.#units.pop();
    this.#starts.pop();
    this.#ends.pop();
  }
}

function markupIn(body: string, block: SyntaxNode): Shown[] {
  const found: Shown[] = [];
  visitNodes(block, (name, { from, to, node }) => {
    const text = shownInstead(body.slice(from, to), name, node);
    if (text === null) return true;
    found.push({ from, to, text });
    return false;
  });
  return found;
}

/** What a node shows instead of its source; null when its source, or what its children show, is text. */
function shownInstead(source: string, name: string, node: SyntaxNode): string | null {
  if (marks.has(name)) return '';
  switch (name) {
    case 'Entity':
      return decodeHTMLStrict(source);
    case 'Escape':
      return source.slice(1);
    case 'HardBreak':
      return '\n';
    case 'TableDelimiter':
      return '\t';
    case 'LinkMark':
    case 'LinkLabel':
    case 'URL':
      return belongsToLink(source, name, node) ? '' : null;
    default:
      return null;
  }
}

/** A bare or bracketed address is text, and so are the brackets of `[sic]`, which lezer takes for a link as well. */
function belongsToLink(source: string, name: string, node: SyntaxNode): boolean {
  const link = node.parent;
  if (link === null || (link.name !== 'Link' && link.name !== 'Image')) return name === 'LinkMark';
  if (name === 'LinkLabel') return !source.startsWith('[^');
  if (link.getChild('URL') !== null) return true;
  const label = link.getChild('LinkLabel');
  return label !== null && label.to - label.from > 2;
}

function tagsIn(body: string, block: SyntaxNode): Shown[] {
  const tags = body.slice(block.from, block.to).matchAll(/<!--[\s\S]*?-->|<[^>]*>/g);
  return [...tags].map(({ 0: tag, index }) => ({
    from: block.from + index,
    to: block.from + index + tag.length,
    text: '',
  }));
}

function firstFrom(references: readonly Reference[], offset: number): number {
  let low = 0;
  let high = references.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((references[middle]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

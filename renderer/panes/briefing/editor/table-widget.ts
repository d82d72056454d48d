import { type EditorView, WidgetType } from '@codemirror/view';
import { blockLanguage } from '../../../../core/markdown/block-language.ts';
import { directionOf } from '../../../../core/text/direction.ts';
import { type Alignment, type Cell, type CellPart, cellText, type TableContent } from './table-content.ts';

/** Of the cells and texts of tables that are drawn: where their source is, in offsets from the table's start. */
const sourceOffsets = new WeakMap<Node, number>();

/** The table that stands in the editor for its source. */
export class TableWidget extends WidgetType {
  readonly content: TableContent;
  /** By row: whether it is a sentence that rests on nothing. */
  readonly untraced: readonly boolean[];
  /** The briefing's language, or null when unknown. */
  readonly language: string | null;

  constructor(content: TableContent, untraced: readonly boolean[], language: string | null) {
    super();
    this.content = content;
    this.untraced = untraced;
    this.language = language;
  }

  override eq(other: TableWidget): boolean {
    const chips = other.content.chips;
    return (
      this.language === other.language &&
      this.untraced.every((untraced, row) => untraced === other.untraced[row]) &&
      this.content.source === other.content.source &&
      this.content.chips.length === chips.length &&
      this.content.chips.every((chip, i) => chips[i] !== undefined && chip.eq(chips[i]))
    );
  }

  override get estimatedHeight(): number {
    return 12 + 38 * this.content.rows.length;
  }

  override toDOM(view: EditorView): HTMLElement {
    return new TableDrawing(view, this).draw();
  }

  /** Clicks are the editor's: they follow a chip or open the source. */
  override ignoreEvent(): boolean {
    return false;
  }
}

class TableDrawing {
  readonly #view: EditorView;
  readonly #widget: TableWidget;

  constructor(view: EditorView, widget: TableWidget) {
    this.#view = view;
    this.#widget = widget;
  }

  draw(): HTMLElement {
    const { rows } = this.#widget.content;
    const block = this.#element('div', 'cm-rendered-table');
    const table = block.appendChild(this.#element('table'));
    table.setAttribute('aria-label', 'Table');
    table.dir = directionOf(rows.flatMap((row) => row.cells.map(cellText)).join('\n'));
    const [head, body] = [this.#element('thead'), this.#element('tbody')];
    rows.forEach((row, i) => {
      const line = (i === 0 ? head : body).appendChild(this.#element('tr'));
      const underlined =
        this.#widget.untraced[i] === true ? row.cells.find((cell) => cellText(cell).trim() !== '') : null;
      row.cells.forEach((cell, column) => {
        line.append(this.#cell(cell, i === 0, column, cell === underlined));
      });
    });
    table.append(...[head, body].filter((part) => part.hasChildNodes()));
    return block;
  }

  #cell(cell: Cell, heads: boolean, column: number, untraced: boolean): HTMLElement {
    const text = cellText(cell);
    // An empty header would announce every cell below it as nothing.
    const box = this.#element(heads && text.trim() !== '' ? 'th' : 'td');
    if (box.tagName === 'TH') box.setAttribute('scope', 'col');
    box.dir = 'auto';
    const language = blockLanguage(text, this.#widget.language);
    if (language !== null) box.lang = language;
    const alignment: Alignment = this.#widget.content.alignments[column] ?? null;
    if (alignment !== null) box.classList.add(`cm-align-${alignment}`);
    if (text.trim() === '') box.classList.add('cm-only-chips');
    if (/\S{24}/.test(text)) box.classList.add('cm-breaks');
    sourceOffsets.set(box, cell.end);
    const holder = untraced ? box.appendChild(this.#element('span', 'cm-untraced')) : box;
    holder.append(...cell.parts.map((part) => this.#part(part)));
    return box;
  }

  #part(part: CellPart): Node {
    if (part.kind === 'chip') return part.chip.toDOM(this.#view);
    if (part.kind === 'break') return this.#element('br');
    const text = this.#view.dom.ownerDocument.createTextNode(part.text);
    sourceOffsets.set(text, part.at);
    return part.styles.reduceRight<Node>((inner, style) => {
      const outer = style === 'link' ? this.#element('span', 'cm-table-link') : this.#element(style);
      outer.append(inner);
      return outer;
    }, text);
  }

  #element<K extends keyof HTMLElementTagNameMap>(tag: K, className?: string): HTMLElementTagNameMap[K] {
    const element = this.#view.dom.ownerDocument.createElement(tag);
    if (className !== undefined) element.className = className;
    return element;
  }
}

/**
 * The position in the document of what is drawn at a point; behind a cell's text where the point is beside it.
 * Null when no drawn table is there.
 */
export function drawnPositionAt(view: EditorView, { target, clientX: x, clientY: y }: MouseEvent): number | null {
  const table = target instanceof Element ? target.closest('.cm-rendered-table') : null;
  if (table === null || !(target instanceof Element)) return null;
  const start = view.posAtDOM(table);
  const cell = target.closest('td, th') ?? table.querySelector('th, td');
  const caret = table.ownerDocument.caretPositionFromPoint(x, y);
  const text =
    caret !== null && cell?.contains(caret.offsetNode) === true ? sourceOffsets.get(caret.offsetNode) : undefined;
  if (text !== undefined && caret !== null) return start + text + caret.offset;
  return start + ((cell && sourceOffsets.get(cell)) ?? 0);
}

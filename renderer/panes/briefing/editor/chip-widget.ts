import { type EditorView, WidgetType } from '@codemirror/view';
import type { Citation } from '../../../../core/ipc/replies.ts';
import type { CitationWarning } from '../../../../core/markdown/chip-text.ts';
import { describeChip } from '../chip-label.ts';

export type ChipKind = 'cited' | 'judgment' | 'missing' | 'pending';

/** The chip that stands in the editor for one `[^label]`. */
export class ChipWidget extends WidgetType {
  readonly label: string;
  readonly kind: ChipKind;
  readonly #shown: {
    readonly label: string;
    readonly name: string;
    readonly tooltip: string;
    readonly warnings?: readonly CitationWarning[];
  };

  constructor(label: string, citation: Citation | null | undefined) {
    super();
    this.label = label;
    this.kind = label === 'judgment' ? 'judgment' : citation ? 'cited' : citation === null ? 'missing' : 'pending';
    this.#shown = citation ? describeChip(citation) : wordsFor(this.kind, label);
  }

  override eq(other: ChipWidget): boolean {
    const [mine, theirs] = [this.#shown, other.#shown];
    return (
      this.label === other.label &&
      this.kind === other.kind &&
      mine.label === theirs.label &&
      mine.name === theirs.name &&
      mine.tooltip === theirs.tooltip
    );
  }

  override toDOM(view: EditorView): HTMLElement {
    const chip = view.dom.ownerDocument.createElement('span');
    const mark = this.#shown.warnings?.[0]?.kind;
    chip.className = `cm-chip cm-chip-${this.kind}${mark === undefined ? '' : ` cm-chip-${mark}`}`;
    chip.textContent = this.#shown.label;
    chip.title = this.#shown.tooltip;
    // The line around it has `dir="auto"`, which skips elements with a direction of their own.
    chip.dir = 'ltr';
    chip.setAttribute('aria-label', this.#shown.name);
    chip.setAttribute('role', this.kind === 'cited' ? 'button' : 'img');
    chip.dataset['label'] = this.label;
    return chip;
  }

  override ignoreEvent(): boolean {
    return false;
  }
}

function wordsFor(kind: ChipKind, label: string) {
  switch (kind) {
    case 'judgment':
      return {
        label: 'judgment',
        name: 'Own judgment',
        tooltip: 'Your own judgment: this sentence rests on no passage',
      };
    case 'missing':
      return {
        label: 'missing source',
        name: `Citation: missing source ${label}`,
        tooltip: `No passage in this library has the id ${label}`,
      };
    case 'pending':
    case 'cited':
      return { label, name: `Citation: ${label}`, tooltip: '' };
  }
}

import { isElement, isText, lineOf, type PageElement, type PageNode } from './dom.ts';
import type { InlineText, Style } from './inline-text.ts';
import { styleWithin } from './style.ts';

/** Holds nothing that is read as text. */
const skipped = new Set(
  'script style template noscript head title meta link base iframe object embed applet audio video canvas svg map input button select textarea datalist progress meter dialog annotation annotation-xml rp frame frameset noframes param source track'.split(
    ' ',
  ),
);

const blocks = new Set(
  'address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre search section summary table tbody td tfoot th thead tr caption ul'.split(
    ' ',
  ),
);

const headings: Readonly<Record<string, number>> = { h1: 1, h2: 2, h3: 3, h4: 4, h5: 5, h6: 6 };

const raised = { '0': '⁰', '1': '¹', '2': '²', '3': '³', '4': '⁴', '5': '⁵', '6': '⁶', '7': '⁷', '8': '⁸', '9': '⁹' };
const lowered = { '0': '₀', '1': '₁', '2': '₂', '3': '₃', '4': '₄', '5': '₅', '6': '₆', '7': '₇', '8': '₈', '9': '₉' };
const signs: Readonly<Record<string, readonly [string, string]>> = {
  '+': ['⁺', '₊'],
  '-': ['⁻', '₋'],
  '−': ['⁻', '₋'],
};

/** Where inline content goes, and what is done at a block. */
export type Sink = {
  readonly inline: () => InlineText;
  readonly block: (element: PageElement, style: Style) => void;
};

export function isBlock(element: PageElement): boolean {
  return blocks.has(element.localName);
}

export function isSkipped(element: PageElement): boolean {
  return skipped.has(element.localName) || isWayBack(element);
}

/** A heading's level, or 0. */
export function levelOf(element: PageElement): number {
  // Word's own class for a document's title.
  if (element.localName === 'p' && /(?:^|\s)MsoTitle(?:\s|$)/.test(element.getAttribute('class') ?? '')) return 1;
  return headings[element.localName] ?? 0;
}

/** Puts what stands in `parent` into the sink, in reading order. */
export function walk(parent: PageNode, style: Style, base: URL | null, sink: Sink): void {
  for (const node of parent.childNodes) {
    if (isText(node)) sink.inline().add(node.textContent ?? '', style);
    else if (isElement(node) && !isSkipped(node)) visit(node, styleWithin(node, style, base), base, sink);
  }
}

function visit(element: PageElement, style: Style, base: URL | null, sink: Sink): void {
  if (isBlock(element)) {
    sink.block(element, style);
    return;
  }
  const inline = sink.inline();
  switch (element.localName) {
    case 'br':
      inline.break();
      return;
    case 'img':
      inline.image(element.getAttribute('alt') ?? '', style);
      return;
    case 'q':
      inline.add('“', style);
      walk(element, style, base, sink);
      inline.add('”', style);
      return;
    case 'rt':
      inline.add('(', style);
      walk(element, style, base, sink);
      inline.add(')', style);
      return;
    case 'sup':
    case 'sub': {
      const figures = figuresOf(element);
      if (figures === null) walk(element, style, base, sink);
      else inline.add(figures, style);
      return;
    }
    default:
      walk(element, style, base, sink);
  }
}

/** All inline: where a block begins or ends a line does, and list items have a bullet. */
export function walkFlat(parent: PageNode, style: Style, base: URL | null, inline: InlineText): void {
  walk(parent, style, base, {
    inline: () => inline,
    block: (element, within) => {
      inline.startLine();
      if (element.localName === 'li') inline.add('• ', within);
      walkFlat(element, within, base, inline);
      inline.startLine();
    },
  });
}

/** A raised or lowered number as it looks, so that a note's mark or an exponent doesn't run into the text. */
function figuresOf(element: PageElement): string | null {
  const text = lineOf(element);
  if (!/^[+\-−]?\d{1,4}$/.test(text)) return null;
  const isRaised = element.localName === 'sup';
  const figures: Readonly<Record<string, string>> = isRaised ? raised : lowered;
  return [...text].map((sign) => figures[sign] ?? signs[sign]?.[isRaised ? 0 : 1] ?? sign).join('');
}

/** A link that only leads from a note back to its mark, or from a heading to itself. */
function isWayBack(element: PageElement): boolean {
  if (element.localName !== 'a' || !/#/.test(element.getAttribute('href') ?? '')) return false;
  return (
    /^(?:[\^↑↩↵⤴⏎#¶§🔗\s]|\p{Variation_Selector})*$/u.test(element.textContent ?? '') &&
    element.querySelector('img') === null
  );
}

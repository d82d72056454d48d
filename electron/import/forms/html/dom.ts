/** The part of a page's tree that reading it needs, so that nothing here depends on a browser's types. */
export type PageNode = {
  readonly nodeType: number;
  readonly parentNode: PageElement | null;
  readonly firstChild: PageNode | null;
  readonly nextSibling: PageNode | null;
  readonly childNodes: ArrayLike<PageNode> & Iterable<PageNode>;
  readonly textContent: string | null;
  remove(): void;
};

export type PageElement = PageNode & {
  readonly localName: string;
  getAttribute(name: string): string | null;
  getAttributeNames(): string[];
  setAttribute(name: string, value: string): void;
  querySelector(selector: string): PageElement | null;
  querySelectorAll(selector: string): Iterable<PageElement>;
  append(...nodes: (PageNode | string)[]): void;
  replaceWith(...nodes: (PageNode | string)[]): void;
  insertBefore(node: PageNode, before: PageNode | null): void;
};

export type PageDocument = {
  readonly documentElement: PageElement | null;
  readonly childNodes: Iterable<PageNode>;
  createElement(name: string): PageElement;
  querySelector(selector: string): PageElement | null;
  querySelectorAll(selector: string): Iterable<PageElement>;
};

export function isElement(node: PageNode): node is PageElement {
  return node.nodeType === 1;
}

/** Text, or a CDATA section, which is text by another spelling. */
export function isText(node: PageNode): boolean {
  return node.nodeType === 3 || node.nodeType === 4;
}

export function isComment(node: PageNode): boolean {
  return node.nodeType === 8;
}

/** The text within, white space runs as one space, none at the ends. */
export function lineOf(node: PageNode | null): string {
  return (node?.textContent ?? '').replace(/\s+/gu, ' ').trim();
}

/** Calls `visit` with every element below `root`, parents first, and goes below those for which it answers true. */
export function visitElements(root: PageElement, visit: (element: PageElement, depth: number) => boolean): void {
  let node: PageNode | null = root.firstChild;
  let depth = 1;
  while (node !== null) {
    // Kept before the visit, which may take the node out of the tree.
    const next: PageNode | null = node.nextSibling;
    const parent: PageElement | null = node.parentNode;
    if (isElement(node) && visit(node, depth) && node.firstChild !== null) {
      node = node.firstChild;
      depth += 1;
      continue;
    }
    node = next;
    let above: PageElement | null = parent;
    while (node === null && above !== null && above !== root) {
      node = above.nextSibling;
      above = above.parentNode;
      depth -= 1;
    }
  }
}

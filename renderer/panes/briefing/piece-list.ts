import type { PieceChanges } from '../../../core/markdown/piece-changes.ts';

/** `nodes` are what shows for it: of the piece before it, as long as it waits. */
type Piece = { readonly html: string; nodes: ChildNode[]; waits: boolean };

/**
 * The children of an element that show a list of pieces of HTML. A change touches the nodes of changed pieces only,
 * and what takes long is done slice by slice: until then the earlier pieces show.
 */
export class PieceList {
  readonly #parent: ParentNode & Node;
  readonly #parse: (html: string) => DocumentFragment;
  #pieces: Piece[] = [];
  /** No piece before this one waits. */
  #next = 0;

  /** The element must be empty, or hold only what is to stand behind the pieces. */
  constructor(parent: ParentNode & Node, parse: (html: string) => DocumentFragment) {
    this.#parent = parent;
    this.#parse = parse;
  }

  get length(): number {
    return this.#pieces.length;
  }

  /** Makes the list another one; the new pieces show once `renderUntil` was called for them. */
  apply(changes: PieceChanges): void {
    const before = this.#pieces;
    const after: Piece[] = [];
    let at = 0;
    let fresh: Piece[] = [];
    const close = (until: number) => {
      replace(before.slice(at, until), fresh);
      fresh = [];
    };
    for (const change of changes) {
      if (typeof change === 'string') {
        const piece = { html: change, nodes: [], waits: true };
        fresh.push(piece);
        after.push(piece);
        continue;
      }
      close(change.from);
      at = change.from + change.count;
      after.push(...before.slice(change.from, at));
    }
    close(before.length);
    this.#pieces = after;
    this.#next = 0;
  }

  /** Shows waiting pieces in order, one at least, as long as `mayGoOn` says so. Whether all are shown then. */
  renderUntil(mayGoOn: () => boolean): boolean {
    for (; this.#next < this.#pieces.length; this.#next += 1) {
      const piece = this.#pieces[this.#next];
      if (piece === undefined || !piece.waits) continue;
      this.#render(piece, this.#next);
      if (!mayGoOn()) return this.#pieces.every(({ waits }) => !waits);
    }
    return true;
  }

  #render(piece: Piece, index: number): void {
    const fragment = this.#parse(piece.html);
    const nodes = [...fragment.childNodes];
    const place = piece.nodes[0] ?? this.#firstNodeBehind(index);
    this.#parent.insertBefore(fragment, place);
    for (const node of piece.nodes) node.remove();
    piece.nodes = nodes;
    piece.waits = false;
  }

  #firstNodeBehind(index: number): ChildNode | null {
    for (let i = index + 1; i < this.#pieces.length; i += 1) {
      const node = this.#pieces[i]?.nodes[0];
      if (node !== undefined) return node;
    }
    // Behind the pieces stands what the element held before them.
    let last: ChildNode | undefined;
    for (let i = index - 1; i >= 0 && last === undefined; i -= 1) last = this.#pieces[i]?.nodes.at(-1);
    return last === undefined ? this.#parent.firstChild : last.nextSibling;
  }
}

/** The first pieces take over the nodes one by one, the last one all that are left; without pieces they go. */
function replace(dropped: readonly Piece[], fresh: readonly Piece[]): void {
  for (const [i, { nodes }] of dropped.entries()) {
    const heir = fresh[Math.min(i, fresh.length - 1)];
    if (heir === undefined) for (const node of nodes) node.remove();
    else heir.nodes.push(...nodes);
  }
}

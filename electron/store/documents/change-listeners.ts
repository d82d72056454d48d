import type { DocumentKind } from '../../../core/model/envelope.ts';
import type { CatalogueChange } from '../catalogue/rows.ts';

export type ChangeListener = (kind: DocumentKind, id: string) => void;

/** Who is told of acknowledged changes. */
export class ChangeListeners {
  readonly #listeners = new Set<ChangeListener>();

  /** Returns the way out. */
  add(listener: ChangeListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  tell(change: CatalogueChange): void {
    const kind = change.type === 'put' ? change.item.kind : change.kind;
    const id = change.type === 'put' ? change.item.row.id : change.id;
    for (const listener of this.#listeners) {
      // Not in this turn: a listener that throws must not make a save that was made look failed.
      queueMicrotask(() => listener(kind, id));
    }
  }
}

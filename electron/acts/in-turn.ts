import type { Library } from '../store/library.ts';

const turns = new WeakMap<Library, Promise<unknown>>();

/**
 * Runs acts on one library one after another, so that what an act looked up (is this text here already, is there
 * an annotation set) still holds when it writes. The store queues per document; this spans documents.
 */
export function inTurn<T>(library: Library, act: () => Promise<T>): Promise<T> {
  const earlier = turns.get(library) ?? Promise.resolve();
  const result = earlier.then(act, act);
  turns.set(
    library,
    result.catch(() => undefined),
  );
  return result;
}

import { moveInList } from '../../dom/list-moves.ts';

/** What a key asks of a list. */
export type ListKey =
  | { readonly act: 'move' | 'extend'; readonly to: number }
  | { readonly act: 'select-all' | 'toggle' | 'clear' | 'open' | 'remove' };

type Place = {
  /** The index of the cursor's row; -1 when it is on none. */
  readonly at: number;
  readonly total: number;
  /** Rows in view. */
  readonly page: number;
  /** Several rows can be selected. */
  readonly selects: boolean;
  /** Some are. */
  readonly selecting: boolean;
};
type Key = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey'>;

/** Null: the key means nothing to the list. `to` may lie beyond its ends. */
export function listKeyOf(event: Key, { at, total, page, selects, selecting }: Place): ListKey | null {
  const command = event.ctrlKey || event.metaKey;
  if (event.altKey) return null;
  if (command) {
    if (selects && !event.shiftKey && event.key.toLowerCase() === 'a') return { act: 'select-all' };
    return selects && event.key === ' ' ? { act: 'toggle' } : null;
  }
  const to = moveInList(event.key, { at, total, page });
  if (to !== null) return { act: event.shiftKey && selects ? 'extend' : 'move', to };
  if (event.shiftKey) return null;
  if (event.key === ' ') return { act: selecting ? 'toggle' : 'open' };
  if (event.key === 'Enter') return { act: 'open' };
  if (event.key === 'Delete') return { act: 'remove' };
  return event.key === 'Escape' && selecting ? { act: 'clear' } : null;
}

import type { Category } from '../../../core/model/annotation.ts';
import type { Direction as TextDirection } from '../../../core/model/article.ts';
import { categories } from '../../../core/tradecraft/grading.ts';
import type { Direction } from './passage-steps.ts';

/** What a key asks of the source pane. */
export type ReadingAct =
  | {
      readonly kind: 'move' | 'extend' | 'step-sentence' | 'extend-sentence' | 'step-hit';
      readonly direction: Direction;
    }
  | { readonly kind: 'highlight'; readonly category: Category }
  | { readonly kind: 'comment' | 'quote' | 'cite' | 'attach' | 'open' | 'clear' | 'remove' | 'select-all' | 'find' };

export type Key = Pick<KeyboardEvent, 'key' | 'code' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey'>;

/** The keys of the source pane, for people who cannot see its buttons. */
export const keyDescription =
  'Up and Down, or K and J, move by paragraph. With Shift they select paragraphs. Full stop and comma select the next ' +
  'or previous sentence; Shift with Right or Left extends by sentence. On a selection, 1 to 4 highlight it as key point, ' +
  'quote, figure or doubt, M comments, Q quotes and C cites; A attaches the open note to it where that one’s ' +
  'passage has changed or is lost. Enter opens the selection’s buttons or the paragraph’s note. Escape clears. ' +
  'Control F finds words in the source, F3 goes to the next hit.';

/** What a key means in a text of this direction; null when it means nothing here. Letters go by place where the layout isn't Latin. */
export function readKey(key: Key, direction: TextDirection): ReadingAct | null {
  if (key.altKey) return null;
  const name = nameOf(key);
  if (key.ctrlKey || key.metaKey) return key.shiftKey ? null : (commandActs[name] ?? null);
  if (name === 'F3') return { kind: 'step-hit', direction: key.shiftKey ? -1 : 1 };
  const forward = direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
  const back = direction === 'rtl' ? 'ArrowRight' : 'ArrowLeft';
  if (key.shiftKey) {
    if (name === 'ArrowDown' || name === 'j') return { kind: 'extend', direction: 1 };
    if (name === 'ArrowUp' || name === 'k') return { kind: 'extend', direction: -1 };
    if (name === forward) return { kind: 'extend-sentence', direction: 1 };
    if (name === back) return { kind: 'extend-sentence', direction: -1 };
    return null;
  }
  const category = categories[Number(name) - 1];
  return category === undefined ? (plainActs[name] ?? null) : { kind: 'highlight', category };
}

/** What a key means on the element that has the focus; fields and controls keep the keys that are theirs. */
export function readKeyOn(element: Element, key: Key, direction: TextDirection): ReadingAct | null {
  const act = readKey(key, direction);
  if (act === null) return null;
  if (act.kind !== 'clear' && element.closest('select, textarea, input') !== null) return null;
  return act.kind === 'open' && element.closest('a, button') !== null ? null : act;
}

const commandActs: Readonly<Record<string, ReadingAct>> = { a: { kind: 'select-all' }, f: { kind: 'find' } };

const plainActs: Readonly<Record<string, ReadingAct>> = {
  ArrowDown: { kind: 'move', direction: 1 },
  j: { kind: 'move', direction: 1 },
  ArrowUp: { kind: 'move', direction: -1 },
  k: { kind: 'move', direction: -1 },
  '.': { kind: 'step-sentence', direction: 1 },
  ',': { kind: 'step-sentence', direction: -1 },
  m: { kind: 'comment' },
  q: { kind: 'quote' },
  c: { kind: 'cite' },
  a: { kind: 'attach' },
  Enter: { kind: 'open' },
  Escape: { kind: 'clear' },
  Delete: { kind: 'remove' },
};

const punctuationByCode: Readonly<Record<string, string>> = { Period: '.', Comma: ',' };

function nameOf({ key, code }: Key): string {
  if (/^[a-z]$/i.test(key)) return key.toLowerCase();
  if (key.length > 1 || /^[\x21-\x7e]$/.test(key)) return key;
  return /^(?:Key|Digit)(.)$/.exec(code)?.[1]?.toLowerCase() ?? punctuationByCode[code] ?? key;
}

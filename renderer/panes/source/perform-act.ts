import { clearSelection } from '../../dom/selection.ts';
import type { Direction } from './passage-steps.ts';
import type { Reading } from './reading.svelte.ts';
import type { ReadingCursor } from './reading-cursor.ts';
import type { ReadingAct } from './reading-keys.ts';

export type ActContext = {
  readonly reading: Reading;
  readonly cursor: ReadingCursor;
  /** The focus is in the text, not in a note or the popover. */
  readonly inText: boolean;
  run(
    command: `passage.${'comment' | 'quoteInto' | 'cite' | 'reattach' | 'remove' | 'key-point' | 'quote' | 'figure' | 'doubt'}`,
  ): boolean;
  focusPopover(): void;
  openNote(id: string): void;
  /** What is found in the text; `close` is false when nothing is marked. */
  readonly hits: { open(): void; step(direction: Direction): boolean; close(): boolean };
  /** The document's selection was changed here: take it up at once. */
  readSelection(): void;
};

/** Does what a key asked for; false when there is nothing to do it on, so that the key keeps its usual meaning. */
export function performAct(act: ReadingAct, context: ActContext): boolean {
  switch (act.kind) {
    case 'highlight':
      return context.run(`passage.${act.category}`);
    case 'comment':
      return context.run('passage.comment');
    case 'quote':
      return context.run('passage.quoteInto');
    case 'cite':
      return context.run('passage.cite');
    case 'attach':
      return context.run('passage.reattach');
    case 'remove':
      return context.run('passage.remove');
    case 'open':
      return open(context);
    case 'clear':
      return closeHits(context) || clear(context);
    case 'find':
      context.hits.open();
      return true;
    case 'step-hit':
      return context.hits.step(act.direction);
    default:
      return context.inText && read(act, context);
  }
}

function read(
  act: Exclude<ReadingAct, { kind: 'highlight' | 'step-hit' }>,
  { reading, cursor, readSelection }: ActContext,
): boolean {
  const { selection } = reading;
  if (act.kind === 'move') cursor.move(act.direction);
  else if (act.kind === 'extend') cursor.extendByBlock(selection, act.direction);
  else if (act.kind === 'extend-sentence') cursor.extendBySentence(selection, act.direction);
  else if (act.kind === 'step-sentence') cursor.stepSentence(selection, act.direction);
  else cursor.selectAll();
  readSelection();
  return true;
}

function open({ reading, cursor, focusPopover, openNote }: ActContext): boolean {
  if (reading.selection !== null) focusPopover();
  else if (cursor.block !== null) {
    const id = reading.selectWithin(cursor.block);
    if (id !== null) openNote(id);
  }
  return true;
}

/** Closes one thing at a time: the selection, the list of sentences, the note. */
export function clear({ reading, cursor }: Pick<ActContext, 'reading' | 'cursor'>): boolean {
  if (reading.selection !== null) clearSelection();
  else if (reading.listingId !== null) reading.list(null);
  else if (reading.selectedId !== null) reading.deselect();
  else return false;
  cursor.focus();
  return true;
}

function closeHits({ hits, cursor }: Pick<ActContext, 'hits' | 'cursor'>): boolean {
  if (!hits.close()) return false;
  cursor.focus();
  return true;
}

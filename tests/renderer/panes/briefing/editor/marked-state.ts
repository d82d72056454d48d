import { commonmarkLanguage, markdown } from '@codemirror/lang-markdown';
import { EditorState, type TransactionSpec } from '@codemirror/state';
import { GFM } from '@lezer/markdown';
import { citationsField, ownFootnotesField } from '../../../../../renderer/panes/briefing/editor/citations-state.ts';

/** A state from text in which `‸` stands for the cursor, or two of them for the ends of the selection. */
export function stateOf(marked: string): EditorState {
  const [before = '', between, after] = marked.split('‸');
  const anchor = after === undefined && between === undefined ? 0 : before.length;
  const head = after === undefined ? anchor : before.length + (between?.length ?? 0);
  return EditorState.create({
    doc: marked.replaceAll('‸', ''),
    selection: { anchor, head },
    extensions: [markdown({ base: commonmarkLanguage, extensions: GFM }), citationsField, ownFootnotesField],
  });
}

/** The text after a change, with the cursor or selection marked in the same way. */
export function marked(state: EditorState, change: TransactionSpec): string {
  const next = state.update(change).state;
  const { from, to, empty } = next.selection.main;
  const middle = empty ? '' : `${next.sliceDoc(from, to)}‸`;
  return `${next.sliceDoc(0, from)}‸${middle}${next.sliceDoc(to)}`;
}

import { type EditorState, type Extension, StateEffect } from '@codemirror/state';
import { closedTables, tablesField } from '../../../../../renderer/panes/briefing/editor/tables.ts';
import { untracedField } from '../../../../../renderer/panes/briefing/editor/untraced.ts';
import { stateOf } from './marked-state.ts';

/** A state with drawn tables from text in which `‸` stands for the cursor or the ends of the selection. */
export function tableState(marked: string, extra: Extension = []): EditorState {
  return stateOf(marked).update({ effects: StateEffect.appendConfig.of([untracedField, tablesField, extra]) }).state;
}

/** The sources of the tables that are drawn. */
export function drawn(state: EditorState): string[] {
  return closedTables(state).map(({ from, to }) => state.sliceDoc(from, to));
}

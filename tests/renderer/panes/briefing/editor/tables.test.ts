import { history, undo } from '@codemirror/commands';
import { commonmarkLanguage, markdown } from '@codemirror/lang-markdown';
import { ensureSyntaxTree, syntaxTree } from '@codemirror/language';
import { Compartment, EditorState, StateEffect } from '@codemirror/state';
import { GFM } from '@lezer/markdown';
import { describe, expect, it } from 'vitest';
import {
  citationsField,
  ownFootnotesField,
  setCitations,
} from '../../../../../renderer/panes/briefing/editor/citations-state.ts';
import { TableWidget } from '../../../../../renderer/panes/briefing/editor/table-widget.ts';
import { tablesField } from '../../../../../renderer/panes/briefing/editor/tables.ts';
import { setUntraced, untracedField } from '../../../../../renderer/panes/briefing/editor/untraced.ts';
import { drawn, tableState } from './table-state.ts';

const table = '| a | b |\n|---|---|\n| 1 | 2 |';

function widgets(state: EditorState): TableWidget[] {
  const found: TableWidget[] = [];
  state.field(tablesField).decorations.between(0, state.doc.length, (_from, _to, { spec }) => {
    if (spec.widget instanceof TableWidget) found.push(spec.widget);
  });
  return found;
}

describe('a table', () => {
  it.each([
    ['is drawn while the cursor is elsewhere', `‸Text\n\n${table}\n\nEnd`, 1],
    ['is source while the cursor is in it', `Text\n\n| a‸ | b |\n|---|---|\n\nEnd`, 0],
    ['is source while the cursor touches its start', `Text\n\n‸${table}\n\nEnd`, 0],
    ['is source while the cursor touches its end', `Text\n\n${table}‸\n\nEnd`, 0],
    ['is source while a part of it is selected', `Text\n\n‸| a‸ | b |\n|---|---|\n\nEnd`, 0],
    ['is source while a selection ends in it', `‸Text\n\n| a‸ | b |\n|---|---|\n\nEnd`, 0],
    ['is drawn while it is selected as a whole', `‸Text\n\n${table}\n\nEnd‸`, 1],
    ['is drawn with spaces before and behind', `‸Text\n\n  | a | b |  \n  |---|---|\n\nEnd`, 1],
    ['is source in a quotation', '‸Text\n\n> | a |\n> |---|', 0],
    ['is source in a list', '‸Text\n\n- | a |\n  |---|', 0],
  ])('%s', (_title, marked, count) => {
    expect(drawn(tableState(marked))).toHaveLength(count);
  });

  it('is always drawn where nothing can be written', () => {
    const setting = new Compartment();
    const state = tableState(`‸${table}`, setting.of([]));
    const locked = state.update({ effects: setting.reconfigure(EditorState.readOnly.of(true)) }).state;
    expect([drawn(state), drawn(locked)]).toEqual([[], [table]]);
  });

  it('is drawn when the cursor leaves, and source when it returns', () => {
    const state = tableState(`Text\n\n| a‸ | b |\n|---|---|`);
    const left = state.update({ selection: { anchor: 0 } }).state;
    expect(drawn(left)).toHaveLength(1);
    expect(drawn(left.update({ selection: { anchor: 8 } }).state)).toHaveLength(0);
  });

  it('stays source on the blank line below, for the next row', () => {
    const state = tableState(`${table}‸\n\nEnd`);
    const below = state.update({ changes: { from: table.length, insert: '\n' }, selection: { anchor: 1 } }).state;
    const next = below.update({ selection: { anchor: table.length + 1 } }).state;
    expect(drawn(next)).toEqual([]);
    expect(drawn(next.update({ selection: { anchor: table.length + 2 } }).state)).toEqual([table]);
  });

  it('follows the text, through undoing as well', () => {
    let state = tableState(`‸Text\n\n${table}\n\nEnd`, history());
    state = state.update({ changes: { from: 0, insert: 'More\n\n' }, userEvent: 'input' }).state;
    expect(drawn(state)).toEqual([table]);
    state = state.update({ changes: { from: state.doc.toString().indexOf('1'), insert: '2' } }).state;
    expect(drawn(state)).toEqual([table.replace('1', '21')]);
    undo({ state, dispatch: (transaction) => (state = transaction.state) });
    expect(drawn(state)).toEqual([table]);
  });

  it('is no table any more behind the opening of a code block', () => {
    const state = tableState(`‸Text\n\n${table}`);
    expect(drawn(state.update({ changes: { from: 0, insert: '```\n' } }).state)).toEqual([]);
  });

  it('is not drawn again for a change elsewhere', () => {
    const state = tableState(`‸Text\n\n${table}`);
    const changed = state.update({ changes: { from: 2, insert: 'x' } }).state;
    expect(widgets(changed)[0]?.content).toBe(widgets(state)[0]?.content);
  });

  it('is found when the parser comes to it, and kept when the parser begins anew', () => {
    const state = tableState(`‸${'Text.\n\n'.repeat(2000)}${table}\n\nEnd`);
    expect(drawn(state)).toEqual([]);
    ensureSyntaxTree(state, state.doc.length, 20_000);
    const parsed = state.update({}).state;
    expect(drawn(parsed)).toEqual([table]);
    const language = markdown({ base: commonmarkLanguage, extensions: GFM });
    const anew = parsed.update({
      effects: StateEffect.reconfigure.of([language, citationsField, ownFootnotesField, untracedField, tablesField]),
    }).state;
    expect(syntaxTree(anew).length).toBeLessThan(state.doc.length);
    expect(drawn(anew)).toEqual([table]);
  });

  it('shows its chips anew when their citations are known', () => {
    const state = tableState('‸Text\n\n| a |\n|---|\n| b[^aaaaaa] |');
    const told = state.update({ effects: setCitations.of(new Map([['aaaaaa', null]])) }).state;
    expect([state, told].map((each) => widgets(each)[0]?.content.chips[0]?.kind)).toEqual(['pending', 'missing']);
  });

  it('marks the rows that rest on nothing', () => {
    const text = `Text\n\n${table}`;
    const start = text.indexOf('| 1');
    const sentence = { start, end: text.length, text: '1 2', state: 'untraced' as const, citations: [] };
    const state = tableState(`‸${text}`).update({ effects: setUntraced.of([sentence]) }).state;
    const moved = state.update({ changes: { from: 0, insert: 'More. ' } }).state;
    expect([state, moved].map((each) => widgets(each)[0]?.untraced)).toEqual([
      [false, true],
      [false, true],
    ]);
  });
});

import type { TransactionSpec } from '@codemirror/state';
import { describe, expect, it } from 'vitest';
import { openBeforeDeleting } from '../../../../../renderer/panes/briefing/editor/table-entry.ts';
import { marked } from './marked-state.ts';
import { tableState } from './table-state.ts';

const table = '| a |\n|---|\n| 1 |';

/** Deletes so many letters before the cursor, or behind it when negative, as a key would. */
function pressed(text: string, letters: number, userEvent = 'delete.backward'): string {
  const state = tableState(text, openBeforeDeleting);
  const { from, to } = state.selection.main;
  const changes = { from: from - Math.max(0, letters), to: to - Math.min(0, letters) };
  const spec: TransactionSpec = { changes, userEvent };
  return marked(state, spec);
}

describe('deleting beside a drawn table', () => {
  it('opens it first, from below', () => {
    expect(pressed(`${table}\n‸\nEnd`, 1)).toBe(`${table}‸\n\nEnd`);
  });

  it('opens it first, from above', () => {
    expect(pressed(`Text‸\n${table}`, -1, 'delete.forward')).toBe(`Text\n‸${table}`);
  });

  it('deletes once it is open', () => {
    expect(pressed(`Text\n\n${table}‸\n\nEnd`, 1)).toBe(`Text\n\n${table.slice(0, -1)}‸\n\nEnd`);
  });

  it('goes on as ever further away', () => {
    expect(pressed(`${table}\n\n‸End`, 1)).toBe(`${table}\n‸End`);
  });

  it('takes the table with all else that is selected', () => {
    expect(pressed(`A‸\n\n${table}\n\n‸End`, 0, 'delete.selection')).toBe('A‸End');
  });

  it('lets it be cut', () => {
    expect(pressed(`A‸\n\n${table}\n\n‸End`, 0, 'delete.cut')).toBe('A‸End');
  });
});

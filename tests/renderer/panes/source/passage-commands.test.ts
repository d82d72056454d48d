import { describe, expect, it } from 'vitest';
import type { AnchorState } from '../../../../core/model/annotation.ts';
import type { PassageHandlers } from '../../../../renderer/panes/source/passage-acts.ts';
import { type CommandContext, runPassage } from '../../../../renderer/panes/source/passage-commands.ts';

function setUp(more: Partial<CommandContext> = {}) {
  const calls: unknown[][] = [];
  const record =
    (name: string) =>
    (...input: unknown[]) =>
      void calls.push([name, ...input]);
  const handlers: PassageHandlers = {
    oncreate: record('create'),
    oncite: record('cite'),
    onquote: record('quote'),
    onupdate: record('update'),
    oncomment: record('comment'),
  };
  const context: CommandContext = {
    target: null,
    readOnly: false,
    handlers,
    movable: null,
    selection: null,
    step: () => true,
    stepUndecided: () => true,
    decide: record('decide'),
    reattach: record('reattach'),
    remove: record('remove'),
    list: record('list'),
    ...more,
  };
  return { calls, context };
}

const open = (state: AnchorState) => ({ movable: { id: 'aaaaaa', state } });

describe('Accepting and rejecting', () => {
  it('decide the open note whose passage has changed', () => {
    const { calls, context } = setUp(open('changed'));
    expect([runPassage('passage.accept', context), runPassage('passage.reject', context)]).toEqual([true, true]);
    expect(calls).toEqual([
      ['decide', 'aaaaaa', 'accept'],
      ['decide', 'aaaaaa', 'reject'],
    ]);
  });

  it.each([
    ['no note that waits', {}],
    ['a lost note', open('lost')],
    ['a library that can’t be written', { ...open('changed'), readOnly: true }],
  ])('do nothing with %s', (_, more) => {
    const { calls, context } = setUp(more);
    expect(runPassage('passage.accept', context)).toBe(false);
    expect(calls).toEqual([]);
  });
});

describe('Attaching', () => {
  const selection = { start: 3, end: 9 };

  it.each(['lost', 'changed'] as const)('takes the selection for a %s note', (state) => {
    const { calls, context } = setUp({ ...open(state), selection });
    expect(runPassage('passage.reattach', context)).toBe(true);
    expect(calls).toEqual([['reattach', 'aaaaaa', selection]]);
  });

  it('needs a selection', () => {
    expect(runPassage('passage.reattach', setUp(open('lost')).context)).toBe(false);
  });
});

describe('Removing', () => {
  it('takes an open note whose passage is lost', () => {
    const { calls, context } = setUp(open('lost'));
    expect(runPassage('passage.remove', context)).toBe(true);
    expect(calls).toEqual([['remove', 'aaaaaa']]);
  });

  it('leaves that note alone while text is selected', () => {
    const selection = { start: 3, end: 9 };
    const { calls, context } = setUp({ ...open('lost'), selection, target: { range: selection } });
    expect(runPassage('passage.remove', context)).toBe(false);
    expect(calls).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import type { PassageHandlers } from '../../../../renderer/panes/source/passage-acts.ts';
import { highlight, targetOf, use } from '../../../../renderer/panes/source/passage-acts.ts';

const passages = [{ id: 'aaaaaa', start: 4, end: 9, category: 'quote' as const, sure: true }];

function recorder() {
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
  return { calls, handlers };
}

describe('targetOf', () => {
  it('takes the selection before the open note', () => {
    expect(targetOf({ start: 0, end: 3 }, passages, 'aaaaaa')).toEqual({ range: { start: 0, end: 3 } });
  });

  it('means the annotation when the selection is exactly its passage', () => {
    expect(targetOf({ start: 4, end: 9 }, passages, null)).toEqual({ passage: passages[0] });
  });

  it('is null without a selection and an open note', () => {
    expect(targetOf(null, passages, null)).toBeNull();
  });
});

describe('highlight', () => {
  it('annotates a new passage', () => {
    const { calls, handlers } = recorder();
    expect(highlight({ range: { start: 0, end: 3 } }, 'doubt', handlers)).toBe(true);
    expect(calls).toEqual([['create', { start: 0, end: 3 }, 'doubt', 'none']]);
  });

  it('gives an annotation another category instead of a twin', () => {
    const { calls, handlers } = recorder();
    highlight(targetOf({ start: 4, end: 9 }, passages, null), 'figure', handlers);
    expect(calls).toEqual([['update', 'aaaaaa', { category: 'figure' }]]);
  });

  it('does nothing without a target', () => {
    const { calls, handlers } = recorder();
    expect(highlight(null, 'figure', handlers)).toBe(false);
    expect(calls).toEqual([]);
  });
});

describe('use', () => {
  it('cites an annotation that is there', () => {
    const { calls, handlers } = recorder();
    use(targetOf(null, passages, 'aaaaaa'), 'cite', handlers);
    expect(calls).toEqual([['cite', 'aaaaaa']]);
  });

  it('annotates a new passage as a quote and then quotes it', () => {
    const { calls, handlers } = recorder();
    use({ range: { start: 0, end: 3 } }, 'quote', handlers);
    expect(calls).toEqual([['create', { start: 0, end: 3 }, 'quote', 'quote']]);
  });
});

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DraftJournal } from '../../renderer/state/draft-journal.ts';

/** A journal whose writes take `takes` milliseconds and fail while `refuse` holds a reason. */
function journalUnderTest({ takes = 0 } = {}) {
  const written: string[] = [];
  const problems: (string | null)[] = [];
  const state = { refuse: null as string | null, under: 0, most: 0 };
  const journal = new DraftJournal<string>({
    write: async (text) => {
      state.under++;
      state.most = Math.max(state.most, state.under);
      if (takes > 0) await new Promise((resolve) => setTimeout(resolve, takes));
      state.under--;
      if (state.refuse !== null) throw new Error(state.refuse);
      written.push(text);
    },
    onproblem: (reason) => problems.push(reason),
  });
  return { journal, written, problems, state };
}

describe('A journal of drafts', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('writes in time though keys keep coming', async () => {
    const { journal, written } = journalUnderTest();
    for (let key = 1; key <= 20; key++) {
      journal.keep('a', `key ${key}`, 400);
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(written.slice(0, 3)).toEqual(['key 4', 'key 8', 'key 12']);
  });

  it('waits longer for what is less pressing, and not when something pressing comes', async () => {
    const { journal, written } = journalUnderTest();
    journal.keep('a', 'place', 3000);
    await vi.advanceTimersByTimeAsync(1000);
    expect(written).toEqual([]);
    journal.keep('a', 'text', 400);
    await vi.advanceTimersByTimeAsync(400);
    expect(written).toEqual(['text']);
    await vi.advanceTimersByTimeAsync(5000);
    expect(written).toEqual(['text']);
  });

  it('never runs two writes at once, and writes the newest after one under way', async () => {
    const { journal, written, state } = journalUnderTest({ takes: 1000 });
    journal.keep('a', 'one', 0);
    await vi.advanceTimersByTimeAsync(10);
    for (const text of ['two', 'three', 'four']) journal.keep('a', text, 100);
    journal.keep('b', 'other', 100);
    await vi.advanceTimersByTimeAsync(5000);
    expect(written.filter((text) => text !== 'other')).toEqual(['one', 'four']);
    expect(written).toContain('other');
    expect(state.most).toBe(1);
  });

  it('keeps what could not be written, says why, and writes it later by itself', async () => {
    const { journal, written, problems, state } = journalUnderTest();
    state.refuse = 'The disk is full.';
    journal.keep('a', 'one', 0);
    await vi.advanceTimersByTimeAsync(10);
    expect(problems).toEqual(['The disk is full.']);
    state.refuse = null;
    await vi.advanceTimersByTimeAsync(3000);
    expect(written).toEqual(['one']);
    expect(problems.at(-1)).toBeNull();
  });

  it('does not write an old state over a newer one after a failure', async () => {
    const { journal, written, state } = journalUnderTest({ takes: 100 });
    state.refuse = 'The disk is full.';
    journal.keep('a', 'old', 0);
    await vi.advanceTimersByTimeAsync(50);
    journal.keep('a', 'new', 0);
    await vi.advanceTimersByTimeAsync(55);
    state.refuse = null;
    await vi.advanceTimersByTimeAsync(10_000);
    expect(written).toEqual(['new']);
  });

  it('writes all that waits when flushed, and tells whether it could', async () => {
    const { journal, written, state } = journalUnderTest();
    journal.keep('a', 'one', 3000);
    journal.keep('b', 'two', 3000);
    const flushed = journal.flush();
    await vi.advanceTimersByTimeAsync(0);
    expect([await flushed, written]).toEqual([true, ['one', 'two']]);
    state.refuse = 'The disk is full.';
    journal.keep('a', 'three', 3000);
    const failed = journal.flush();
    await vi.advanceTimersByTimeAsync(0);
    expect(await failed).toBe(false);
  });
});

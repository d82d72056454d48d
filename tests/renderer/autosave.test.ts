import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Autosave, type SaveState } from '../../renderer/state/autosave.ts';

type Attempt = { readonly text: string; readonly settle: (error?: Error) => Promise<void> };

/** An autosave whose saves the test settles by hand. */
function autosaveUnderTest() {
  const attempts: Attempt[] = [];
  const states: SaveState['kind'][] = [];
  const autosave = new Autosave({
    save: (_, text) =>
      new Promise((resolve, reject) => {
        const settle = async (error?: Error) => {
          if (error === undefined) resolve();
          else reject(error);
          await vi.advanceTimersByTimeAsync(1);
        };
        attempts.push({ text, settle });
      }),
    onstate: (state) => states.push(state.kind),
  });
  const attempt = async (index: number): Promise<Attempt> => {
    await vi.advanceTimersByTimeAsync(0);
    const found = attempts[index];
    if (found === undefined) throw new Error(`There was no save number ${index + 1}.`);
    return found;
  };
  return { autosave, attempts, attempt, states };
}

describe('autosave', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('saves within half a second of the last key', async () => {
    const { autosave, attempts } = autosaveUnderTest();
    autosave.edit('a', 'one');
    await vi.advanceTimersByTimeAsync(500);
    expect(attempts.map(({ text }) => text)).toEqual(['one']);
  });

  it('saves while keys keep coming, not only when they stop', async () => {
    const { autosave, attempts } = autosaveUnderTest();
    for (let key = 0; key < 12; key++) {
      autosave.edit('a', `key ${key}`);
      await vi.advanceTimersByTimeAsync(200);
    }
    expect(attempts.length).toBeGreaterThan(0);
  });

  it('says saved only after the acknowledgement', async () => {
    const { autosave, attempt, states } = autosaveUnderTest();
    autosave.edit('a', 'one');
    await vi.advanceTimersByTimeAsync(500);
    expect(states).toEqual(['unsaved', 'saving']);
    await (await attempt(0)).settle();
    expect(states.at(-1)).toBe('saved');
  });

  it('never runs two saves at once, and saves what was typed meanwhile', async () => {
    const { autosave, attempts, attempt, states } = autosaveUnderTest();
    autosave.edit('a', 'one');
    await vi.advanceTimersByTimeAsync(500);
    autosave.edit('a', 'two');
    await vi.advanceTimersByTimeAsync(2000);
    expect(attempts).toHaveLength(1);
    await (await attempt(0)).settle();
    expect(states.at(-1)).toBe('unsaved');
    await vi.advanceTimersByTimeAsync(500);
    expect(attempts.map(({ text }) => text)).toEqual(['one', 'two']);
  });

  it('keeps a text that could not be saved and tries again by itself', async () => {
    const { autosave, attempts, attempt, states } = autosaveUnderTest();
    autosave.edit('a', 'one');
    await vi.advanceTimersByTimeAsync(500);
    await (await attempt(0)).settle(new Error('The disk is full.'));
    expect(states.at(-1)).toBe('failed');
    await vi.advanceTimersByTimeAsync(3000);
    expect(attempts.map(({ text }) => text)).toEqual(['one', 'one']);
  });

  it('flushes at once and tells whether it could', async () => {
    const { autosave, attempt } = autosaveUnderTest();
    autosave.edit('a', 'one');
    const failing = autosave.flush();
    await (await attempt(0)).settle(new Error('The disk is full.'));
    await expect(failing).resolves.toBe(false);
    const working = autosave.flush();
    await (await attempt(1)).settle();
    await expect(working).resolves.toBe(true);
  });

  it('flushes through a save under way to the newest text', async () => {
    const { autosave, attempts, attempt } = autosaveUnderTest();
    autosave.edit('a', 'one');
    await vi.advanceTimersByTimeAsync(500);
    autosave.edit('a', 'two');
    const flushed = autosave.flush();
    await (await attempt(0)).settle();
    await (await attempt(1)).settle();
    await expect(flushed).resolves.toBe(true);
    expect(attempts.map(({ text }) => text)).toEqual(['one', 'two']);
  });
});

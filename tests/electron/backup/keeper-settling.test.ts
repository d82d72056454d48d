import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Settling } from '../../../electron/backup/settling.ts';
import type { DocumentName } from '../../../electron/store/opening/read-items.ts';

const one: DocumentName = { kind: 'briefing', id: 'k3f9a2m7qx' };
const other: DocumentName = { kind: 'article', id: 'k3f9a2m7qx' };
let atRest: DocumentName[];
let settling: Settling;

beforeEach(() => {
  vi.useFakeTimers();
  atRest = [];
  settling = new Settling({ quiet: 2000, longest: 10_000 }, (names) => void atRest.push(...names));
});
afterEach(() => vi.useRealTimers());

describe('Settling', () => {
  it('hands a document over once it has been quiet', () => {
    settling.hear(one);
    vi.advanceTimersByTime(1900);
    expect(atRest).toEqual([]);
    vi.advanceTimersByTime(200);
    expect(atRest).toEqual([one]);
  });

  it('starts waiting anew with each change', () => {
    for (let times = 0; times < 4; times++) {
      settling.hear(one);
      vi.advanceTimersByTime(1500);
    }
    expect(atRest).toEqual([]);
    vi.advanceTimersByTime(1100);
    expect(atRest).toEqual([one]);
  });

  it('does not wait for ever for a document that is changed all the time', () => {
    for (let times = 0; times < 22; times++) {
      settling.hear(one);
      vi.advanceTimersByTime(500);
    }
    expect(atRest).toEqual([one]);
  });

  it('waits for each document by itself', () => {
    settling.hear(one);
    vi.advanceTimersByTime(1500);
    settling.hear(other);
    vi.advanceTimersByTime(1000);
    expect(atRest).toEqual([one]);
    vi.advanceTimersByTime(2000);
    expect(atRest).toEqual([one, other]);
  });

  it('hands everything over at once when told so, and forgets when closed', () => {
    settling.hear(one);
    settling.flush();
    expect(atRest).toEqual([one]);
    settling.hear(other);
    settling.close();
    vi.advanceTimersByTime(60_000);
    expect(atRest).toEqual([one]);
    expect([...settling.keys()]).toEqual([]);
  });
});

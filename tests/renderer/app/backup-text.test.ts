import { describe, expect, it } from 'vitest';
import { holdings, placeState, pointName, sizeText } from '../../../renderer/app/backup-text.ts';

const now = new Date(2026, 10, 24, 14, 0);
const at = (day: number, hour: number) => new Date(2026, 10, day, hour, 3).toISOString();
const counts = { articles: 4, annotations: 3, briefings: 1 };

describe('what the backup dialogs say', () => {
  it('tells when the last copy was made, of how many documents and how large', () => {
    const place = { place: 'default', name: 'Backups', problem: null, documents: 1, bytes: 4_210_000 } as const;
    expect(placeState({ ...place, lastAt: at(24, 12) }, now)).toBe(
      'Last copy today 12:03 · copies of 1 document · 4.2 MB',
    );
    expect(placeState({ ...place, lastAt: null }, now)).toBe('No copy has been made yet');
  });

  it('names a point by the moment of its last copy', () => {
    expect(pointName({ key: 'newest', at: at(24, 12), ...counts }, now)).toBe('Newest copies, of today 12:03');
    expect(pointName({ key: '2026-11-23', at: at(23, 9), ...counts }, now)).toBe('As it was yesterday 09:03');
    expect(pointName({ key: '2026-11-12', at: at(12, 9), ...counts }, now)).toBe('As it was on 12 November 09:03');
  });

  it('counts what a point holds', () => {
    expect(holdings(counts)).toBe('4 sources, notes on 3, 1 briefing');
    expect(holdings({ articles: 0, annotations: 0, briefings: 2000 })).toBe('0 sources, 2,000 briefings');
  });

  it.each([
    [0, '0 bytes'],
    [999, '999 bytes'],
    [1000, '1 kB'],
    [56_780, '57 kB'],
    [1_530_000_000, '1.5 GB'],
  ])('writes %d bytes as %s', (bytes, text) => {
    expect(sizeText(bytes)).toBe(text);
  });
});

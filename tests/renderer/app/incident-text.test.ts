import { describe, expect, it } from 'vitest';
import type { Incident } from '../../../core/ipc/reliability.ts';
import {
  incidentFinding,
  incidentOutcome,
  incidentSubject,
  summariseIncidents,
} from '../../../renderer/app/incident-text.ts';

const now = new Date(2026, 10, 24, 14, 0);
const noon = new Date(2026, 10, 24, 12, 3).toISOString();

function incident(fields: Partial<Incident> = {}): Incident {
  const what = { what: 'damaged', outcome: 'restored', restored: { from: 'history', at: noon } } as const;
  const whose = { kind: 'briefing', id: 'babcdefghi', title: 'Outlook' } as const;
  return { key: 'k', reason: 'its file is cut short or garbled', ...whose, ...what, ...fields };
}

describe('what an incident says', () => {
  it('tells why a document could not be used and which copy is back', () => {
    expect(incidentFinding(incident())).toBe(
      'It could not be used as it was, because its file is cut short or garbled.',
    );
    expect(incidentOutcome(incident(), now)).toBe('The copy of today 12:03 is back, from the history.');
  });

  it('tells where the rest of a lost document is', () => {
    expect(incidentOutcome(incident({ outcome: 'lost', restored: null }), now)).toContain('“set-aside” folder');
  });

  it('says that an older version stands when nothing newer was found', () => {
    const restored = { from: 'in-place', at: noon } as const;
    const older = incident({ reason: 'an older version was put in its place', restored });
    expect(incidentFinding(older)).toBe(
      'It is not as it was last saved, because an older version was put in its place.',
    );
    expect(incidentOutcome(older, now)).toContain('the older one stands');
    expect(summariseIncidents([older])).toBe('1 document needs a look');
  });

  it('names a document by its id when its title is not known', () => {
    expect(incidentSubject(incident({ title: null }))).toEqual({ noun: 'Briefing', title: 'babcdefghi' });
    expect(incidentSubject(incident({ kind: 'library', title: null })).title).toBeNull();
  });

  it('leaves the choice between two versions to the person', () => {
    const conflict = incident({
      what: 'conflict-copy',
      outcome: 'waiting',
      restored: null,
      reason: 'another program left it',
    });
    expect(incidentFinding(conflict)).toBe('It needs a look, because another program left it.');
    expect(incidentOutcome(conflict, now)).toContain('Both are kept');
  });

  it('counts what is well again apart from what needs a look', () => {
    const lost = incident({ outcome: 'lost' });
    expect(summariseIncidents([incident(), lost, lost])).toBe('1 document restored · 2 need a look');
    expect(summariseIncidents([lost])).toBe('1 document needs a look');
    expect(summariseIncidents([])).toBeNull();
  });
});

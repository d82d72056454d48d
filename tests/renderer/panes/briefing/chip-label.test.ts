import { describe, expect, it } from 'vitest';
import type { Citation } from '../../../../core/ipc/replies.ts';
import { chipLabel, describeChip, gradeOf, shortName } from '../../../../renderer/panes/briefing/chip-label.ts';

function citation(facts: Partial<Citation> = {}): Citation {
  return {
    id: 'k5herald05',
    articleId: 'aherald001',
    articleTitle: 'Harbour traffic falls for a third month',
    publisher: 'Coast Herald',
    publishedAt: '2026-03-03',
    reliability: 'B',
    credibility: 2,
    articleStatus: 'current',
    category: 'key-point',
    locator: '¶5',
    quote: 'The council meets on 12 March',
    state: 'exact',
    direction: 'ltr',
    ...facts,
  };
}

describe('a chip’s label', () => {
  it('is source, place and grade', () => {
    expect(chipLabel(citation())).toBe('Coast Herald ¶5 · B2');
  });

  it('takes the title where there is no publisher', () => {
    expect(chipLabel(citation({ publisher: null }))).toBe('Harbour traffic… ¶5 · B2');
  });

  it('leaves out what is not known', () => {
    expect(chipLabel(citation({ locator: null, reliability: null, credibility: null }))).toBe('Coast Herald');
  });

  it('isolates a right-to-left name', () => {
    expect(chipLabel(citation({ publisher: 'روزنامہ ساحل' }))).toBe('\u2068روزنامہ ساحل\u2069 ¶5 · B2');
  });
});

describe('a short name', () => {
  it.each([
    ['Reuters', 'Reuters'],
    ['The Coast Herald', 'Coast Herald'],
    ['Minutes of the port council', 'Minutes…'],
    ['Frankfurter Allgemeine Zeitung', 'Frankfurter…'],
    ['Donaudampfschifffahrtsgesellschaft', 'Donaudampfschif…'],
    ['海岸日报', '海岸日报'],
    ['港口吞吐量连续三个月下降', '港口吞吐量连续…'],
    ['The', 'The'],
  ])('of %s is %s', (name, short) => {
    expect(shortName(name)).toBe(short);
  });
});

describe('a grade', () => {
  it('has the letter, the digit or both', () => {
    expect(gradeOf(citation())).toBe('B2');
    expect(gradeOf(citation({ credibility: null }))).toBe('B');
    expect(gradeOf(citation({ reliability: null }))).toBe('2');
    expect(gradeOf(citation({ reliability: null, credibility: null }))).toBeNull();
  });
});

describe('a chip’s other words', () => {
  it('say what is cited to a screen reader', () => {
    expect(describeChip(citation()).name).toBe('Citation: Coast Herald, ¶5, grade B2');
  });

  it('tell a screen reader what is wrong with source and passage', () => {
    const { name } = describeChip(citation({ articleStatus: 'withdrawn', state: 'changed' }));
    expect(name).toBe('Citation: Coast Herald, ¶5, grade B2, withdrawn, changed');
  });

  it('show title and quote when hovering, and a source’s correction', () => {
    const { tooltip } = describeChip(citation({ articleStatus: 'corrected' }));
    expect(tooltip).toContain('Harbour traffic falls for a third month\n“The council meets on 12 March”');
    expect(tooltip).toContain('This source was corrected.');
  });
});

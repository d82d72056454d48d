import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldForSearch } from '../../../core/search/fold.ts';

describe('foldForSearch', () => {
  it.each([
    ['Karachi', 'KARACHI'],
    ['Zürich', 'zurich'],
    ['Zu\u0308rich', 'zurich'],
    ['İstanbul ISTANBUL', 'istanbul istanbul'],
    ['Łódź', 'lodz'],
    ['Straße STRASSE', 'strasse strasse'],
    ['Ærø', 'aero'],
    ['Đặng', 'dang'],
    ['Ёлка', 'елка'],
    ['Σίσυφος', 'σισυφοσ'],
    ['ＧＤＰ ５', 'gdp 5'],
    ['پاکستانی', 'پاكستاني'],
    ['كِتَابٌ', 'كتاب'],
    ['وزارة', 'وزاره'],
    ['بہت', 'بهت'],
    ['مـــحـمد', 'محمد'],
    ['می\u200Cروم', 'ميروم'],
    ['٢٠٢٦ ۲۰۲۶ २०२६', '2026 2026 2026'],
    ['ﻻ', 'لا'],
    ['soft\u00ADhyphen', 'softhyphen'],
    ['が', 'が'],
    ['हिन्दी', 'हिन्दी'],
    ['한국', '한국'],
  ])('makes %j the same as %j', (text, other) => {
    expect(foldForSearch(text)).toBe(foldForSearch(other));
  });

  it('keeps letters apart that are different words’', () => {
    expect(foldForSearch('か')).not.toBe(foldForSearch('が'));
    expect(foldForSearch('ھ')).not.toBe(foldForSearch('ہ'));
  });

  it('changes nothing that is folded already, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const folded = foldForSearch(text);
        expect(foldForSearch(folded)).toBe(folded);
      }),
    );
  });

  it('takes a million marks of falling order in its stride', () => {
    expect(foldForSearch(`a${'\u0316\u0301\u093C\u094D'.repeat(250_000)}`).length).toBeLessThan(1_000_000);
  });
});

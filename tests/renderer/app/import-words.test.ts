import { describe, expect, it } from 'vitest';
import type { ImportResult, SimilarSource } from '../../../core/ipc/imports.ts';
import { countWords, inPassing, likenessText, progressWords } from '../../../renderer/app/import-words.ts';

const of = (status: ImportResult['status'], title: string | null = 'Tide tables'): ImportResult => ({
  input: 'tides.md',
  status,
  id: status === 'failed' ? null : 'a123456789',
  title,
  language: null,
  direction: null,
  blocks: null,
  similar: [],
  error: null,
  retry: null,
});
const alike: SimilarSource = { id: 'b123456789', title: 'High water', publisher: null, similarity: 0.82 };
const passing = (results: ImportResult[], stopped = false) => inPassing({ status: 'done', results, stopped });

describe('the count of an import', () => {
  it('names each outcome that there is, what came in first', () => {
    expect(countWords([of('failed'), of('added'), of('added')])).toBe('2 added · 1 not imported');
  });

  it('says that there was nothing', () => {
    expect(countWords([])).toBe('There was nothing to import.');
  });
});

describe('a word in passing', () => {
  it('is enough for one source that came in', () => {
    expect(passing([of('added')])).toBe('Imported “Tide tables”');
  });

  it('names the source that the only one resembles most', () => {
    expect(passing([{ ...of('added'), similar: [alike] }])).toMatch(/much the same as “High water”/);
  });

  it('counts many sources', () => {
    expect(passing(Array.from({ length: 1200 }, () => of('added')))).toBe('Imported 1,200 sources');
  });

  it.each([
    ['one failed', [of('added'), of('failed')], false],
    ['one was there already', [of('duplicate')], false],
    ['one of many resembles another', [of('added'), { ...of('added'), similar: [alike] }], false],
    ['it was stopped', [of('added')], true],
    ['there was nothing', [], false],
  ])('is not enough when %s', (_, results, stopped) => {
    expect(passing(results, stopped)).toBeNull();
  });
});

describe('progress', () => {
  it('says how many of how many', () => {
    expect(progressWords({ done: 12, total: 3400, name: null, failed: 0 })).toBe('12 of 3,400');
  });

  it('says how many so far while folders are being listed', () => {
    expect(progressWords({ done: 12, total: null, name: null, failed: 0 })).toBe('12 so far');
  });
});

describe('likeness', () => {
  it('is 100% for nothing but the very same', () => {
    expect([likenessText(0.9999), likenessText(1)]).toEqual(['99%', '100%']);
  });
});

import { describe, expect, it } from 'vitest';
import type { Original } from '../../../core/model/article.ts';
import { originalWords, originWords, sizeText } from '../../../renderer/app/origin-words.ts';

const pdf: Original = { sha256: '0'.repeat(64), bytes: 1_240_000, form: 'pdf' };

describe('where a source came from', () => {
  it('has the name of its file', () => {
    expect(originWords({ kind: 'file', name: 'report.pdf' })).toEqual({ kind: 'File', name: 'report.pdf' });
  });

  it('has no name when it was pasted', () => {
    expect(originWords({ kind: 'paste', name: 'Pasted text' })).toEqual({ kind: 'Pasted text', name: null });
  });
});

describe('an original', () => {
  it('is said by form, pages and size', () => {
    expect(originalWords(pdf, [0, 900])).toBe('PDF, 2 pages, 1.2 MB');
  });

  it('has no word of pages when it has none', () => {
    expect(originalWords({ ...pdf, form: 'docx' }, null)).toBe('Word document, 1.2 MB');
  });

  it.each([
    [0, '0 bytes'],
    [1, '1 byte'],
    [999, '999 bytes'],
    [1000, '1 kB'],
    [999_499, '999 kB'],
    [999_600, '1.0 MB'],
  ])('of %i bytes is %s', (bytes, words) => {
    expect(sizeText(bytes)).toBe(words);
  });
});

import { describe, expect, it } from 'vitest';
import { bibliography } from '../../../core/export/bibliography.ts';
import { article } from './builders.ts';
import { expectGolden } from './golden.ts';

describe('the bibliography', () => {
  const bare = { byline: null, publisher: null, url: null, publishedAt: null, language: null, tags: [] };
  const page = article();
  const paper = article({ id: 'anolder222', url: null, language: 'ur', title: 'بندرگاہ', status: 'withdrawn' });
  const unknown = article({ id: 'unknown333', ...bare });

  it('is CSL-JSON', () => {
    expectGolden('bibliography.json', bibliography([page, paper, unknown]));
  });

  it('does not depend on the order of the articles', () => {
    expect(bibliography([unknown, paper, page])).toBe(bibliography([page, paper, unknown]));
  });

  it('of nothing is an empty list', () => {
    expect(bibliography([])).toBe('[]\n');
  });
});

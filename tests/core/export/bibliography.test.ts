import { describe, expect, it } from 'vitest';
import { bibliographyItem, joinBibliography } from '../../../core/export/bibliography.ts';
import type { Article } from '../../../core/model/article.ts';
import { article } from './builders.ts';
import { expectGolden } from './golden.ts';

const bibliography = (articles: readonly Article[]): string =>
  joinBibliography(articles.map(bibliographyItem)).join('');

describe('the bibliography', () => {
  const bare = { byline: null, publisher: null, url: null, publishedAt: null, language: null, tags: [] };
  const page = article();
  const paper = article({ id: 'anolder222', url: null, language: 'ur', title: 'بندرگاہ', status: 'withdrawn' });
  const unknown = article({ id: 'unknown333', ...bare });

  it('is CSL-JSON', () => {
    expectGolden('bibliography.json', bibliography([paper, page, unknown]));
  });

  it('of many articles, in several pieces, has each of them', () => {
    const many = Array.from({ length: 450 }, (_, n) => article({ id: `source${n}` }));
    expect(joinBibliography(many.map(bibliographyItem)).length).toBeGreaterThan(1);
    expect(JSON.parse(bibliography(many))).toMatchObject(many.map(({ id }) => ({ id })));
  });

  it('of nothing is an empty list', () => {
    expect(bibliography([])).toBe('[]\n');
  });
});

import { describe, expect, it } from 'vitest';
import { exportArticle } from '../../../core/export/article.ts';
import { annotation, article } from './builders.ts';
import { expectGolden } from './golden.ts';

const source = article({
  title: 'Pilots “agree”',
  tags: ['harbour', 'pilots'],
  body: '# Talks\n\nThe *talks* opened on Monday 🚢.\n\nThe pilots agreed to speed up work.\\\nNo date was given.\n\nThe port stays shut.\n',
});
const notes = [
  annotation(source, 'later22222', 'The port stays shut.', {
    category: 'doubt',
    credibility: 4,
    tags: ['check', 'a_b'],
  }),
  annotation(source, 'first33333', 'opened on Monday', { category: 'figure', credibility: null }),
  annotation(source, 'pilots4444', 'The pilots agreed to speed up work.\nNo date was given.\n\nThe port', {
    comment: 'Compare with *last* year.\nWho said it?\n\n# Ask the desk',
  }),
  annotation(source, 'whole55555', null, { category: 'quote', comment: 'A good source.' }),
  annotation(source, 'lost666666', 'No date was given.', { state: 'lost' }),
  annotation(source, 'changed777', 'stays shut', { state: 'changed' }),
];

describe('an exported article', () => {
  it('has front matter, its text, and its notes in document order', () => {
    const [markdown] = exportArticle({ article: source, annotations: notes });
    expect(markdown?.fileName).toBe('2026-03-02-pilots-agree-harbour2au.md');
    expectGolden('article.md', markdown?.content ?? '');
  });

  it('has its annotations beside it', () => {
    const [, sidecar] = exportArticle({ article: source, annotations: notes });
    expect(sidecar?.fileName).toBe('2026-03-02-pilots-agree-harbour2au.annotations.json');
    expectGolden('article.annotations.json', sidecar?.content ?? '');
  });

  it('has no section for notes when there are none', () => {
    const [markdown] = exportArticle({ article: source, annotations: [] });
    expect(markdown?.content.endsWith(`---\n\n${source.body}`)).toBe(true);
  });

  it('is dated by its import when nobody knows when it was published', () => {
    const [markdown] = exportArticle({ article: article({ publishedAt: null }), annotations: [] });
    expect(markdown?.fileName).toMatch(/^2026-03-03-/);
  });

  it('keeps its notes out of a code fence that its text leaves open', () => {
    const open = article({ body: 'Text.\n\n```\ncode\n' });
    const [markdown] = exportArticle({ article: open, annotations: [annotation(open, 'note888888', 'Text.')] });
    expect(markdown?.content).toContain('\ncode\n```\n\n<!-- notes');
  });
});

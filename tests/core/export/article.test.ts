import { describe, expect, it } from 'vitest';
import { exportArticle } from '../../../core/export/article.ts';
import { annotation, article, changed, updated } from './builders.ts';
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
  annotation(source, 'moved77777', 'stays shut', { state: 'moved' }),
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

  describe('of a source that was updated', () => {
    const first = article({ body: 'The talks opened.\n\nNo date was given.\n\nThe port stays shut.\n' });
    const second = updated(first, 'The port stays closed.\n\nThe talks opened.\n');
    const lost = annotation(first, 'lost666666', 'No date was given.', { state: 'lost' });
    const shut = changed(second, annotation(first, 'changed777', 'stays shut'), 'stays closed');
    const markdown = () => exportArticle({ article: second, annotations: [lost, shut] })[0]?.content ?? '';

    it('names its version and the earlier ones', () => {
      expect(markdown()).toContain(`\nversion: 2\nsha256: "${second.sha256}"\n`);
      expect(markdown()).toContain(`\nearlier_versions:\n  - "1, 2026-03-03, sha256 ${first.sha256}"\n`);
    });

    it('gives the last sure words of a changed passage, then how it may read now and where', () => {
      expect(markdown()).toContain(
        [
          '**Key point** · ¶3 of version 1 · credibility 2 · the passage reads differently now · `changed777`',
          '> stays shut',
          'As it may read now, ¶1:',
          '> stays closed',
        ].join('\n\n'),
      );
    });

    it('gives the words of a lost passage last, and the version that they stood in', () => {
      const note =
        '**Key point** · ¶2 of version 1 · credibility 2 · the passage is no longer in the source · `lost666666`';
      expect(markdown()).toContain(`> stays closed\n\n${note}\n\n> No date was given.\n\n<!-- /notes -->`);
    });
  });

  it.each(['corrected', 'withdrawn'] as const)('says that its source was %s, notes or not', (status) => {
    const [markdown] = exportArticle({ article: article({ status }), annotations: [] });
    expect(markdown?.content).toContain(`\n\n**The source was ${status}.**\n\n<!-- /notes -->`);
  });

  it('keeps its notes out of a code fence that its text leaves open', () => {
    const open = article({ body: 'Text.\n\n```\ncode\n' });
    const [markdown] = exportArticle({ article: open, annotations: [annotation(open, 'note888888', 'Text.')] });
    expect(markdown?.content).toContain('\ncode\n```\n\n<!-- notes');
  });
});

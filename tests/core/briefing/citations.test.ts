import { describe, expect, it } from 'vitest';
import { citedIds, referencesIn } from '../../../core/briefing/citations.ts';

const labels = (body: string): string[] => referencesIn(body).map((reference) => reference.id);

describe('referencesIn', () => {
  it('gives each reference with its place in the body', () => {
    const body = 'One.[^k3f9a2m7qx] Two[^judgment].';
    expect(referencesIn(body)).toEqual([
      { id: 'k3f9a2m7qx', start: 4, end: 17 },
      { id: 'judgment', start: 21, end: 32 },
    ]);
    expect(body.slice(4, 17)).toBe('[^k3f9a2m7qx]');
  });

  it('finds them side by side, in emphasis, headings, lists, quotes, tables and links', () => {
    const body =
      '# H[^a]\n\n**x[^b]**[^c][^d]\n\n- i[^e]\n\n> q[^f]\n\n| t |\n|---|\n| c[^g] |\n\n[text][^h] [see[^i]](u)';
    expect(labels(body)).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i']);
  });

  it.each([
    ['inline code', '`x[^a]`'],
    ['fenced code', '```\nx[^a]\n```'],
    ['indented code', '    x[^a]'],
    ['comments', 'x <!-- [^a] --> y'],
    ['comment blocks', '<!--\n[^a]\n-->'],
    ['escaped brackets', 'x\\[^a]'],
    ['definitions', '[^a]: text\n[^b]: http://x.y'],
    ['labels with other signs', '[^a b] [^] [^ä]'],
  ])('finds none in %s', (_, body) => {
    expect(labels(body)).toEqual([]);
  });

  it('finds a reference before a colon inside a line', () => {
    expect(labels('They said[^a]: no')).toEqual(['a']);
  });

  it('finds references inside a definition', () => {
    expect(labels('[^a]: see [^b]')).toEqual(['b']);
  });
});

describe('citedIds', () => {
  it('gives each annotation once, first citation first, without own judgment', () => {
    expect(citedIds('A[^b2][^judgment] B[^a1] C[^b2]')).toEqual(['b2', 'a1']);
  });

  it('gives none for a body without citations', () => {
    expect(citedIds('[sic] text')).toEqual([]);
  });
});

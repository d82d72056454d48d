import { describe, expect, it } from 'vitest';
import { splitFrontMatter } from '../../../electron/import/front-matter.ts';
import { readMetadata } from '../../../electron/import/metadata.ts';

describe('splitFrontMatter', () => {
  it('parts the fields from the text', () => {
    expect(splitFrontMatter('---\ntitle: A\ntags: [x]\n---\nText\n')).toEqual({
      fields: { title: 'A', tags: ['x'] },
      rest: 'Text\n',
    });
  });

  it('takes an empty one and one that ends the file', () => {
    expect(splitFrontMatter('---\n---\nText')).toEqual({ fields: {}, rest: 'Text' });
    expect(splitFrontMatter('---\na: 1\n...')).toEqual({ fields: { a: 1 }, rest: '' });
  });

  it.each([
    ['a rule above a paragraph', '---\n\nJust a rule.\n\n---\n'],
    ['broken YAML', '---\ntitle: [a\n---\nText'],
    ['a list', '---\n- a\n---\nText'],
    ['no end', '---\ntitle: A\nText'],
    ['text before it', 'Text\n---\ntitle: A\n---\n'],
    ['aliases', '---\na: &x [1, 2]\nb: *x\n---\nText'],
    ['more than 64 KB', `---\ntitle: ${'x'.repeat(70_000)}\n---\nText`],
    ['two keys of one name', '---\na: 1\na: 2\n---\nText'],
  ])('leaves %s in the text', (_, text) => {
    expect(splitFrontMatter(text)).toBeNull();
  });
});

describe('readMetadata', () => {
  it('takes what it knows', () => {
    const fields = {
      title: 'Falls\n again',
      author: ['A. One', 'B. Two'],
      publisher: 'Courier',
      source: ['https://example.org/a'],
      date: '2026-03-04T10:00:00Z',
      lang: 'ur',
      tags: ['harbour', '#pilots', 'harbour'],
      reliability: 'b',
      status: 'corrected',
    };
    expect(readMetadata(fields)).toEqual({
      title: 'Falls again',
      byline: 'A. One, B. Two',
      publisher: 'Courier',
      url: 'https://example.org/a',
      publishedAt: '2026-03-04',
      language: 'ur',
      direction: null,
      tags: ['harbour', 'pilots'],
      reliability: 'B',
      status: 'corrected',
    });
  });

  it('passes over what is not valid', () => {
    const fields = {
      title: { a: 1 },
      author: 7,
      url: 'javascript:alert(1)',
      date: '2026-13-40',
      lang: 'not a language',
      tags: ['a,b', '', 3],
      reliability: 'Z',
      status: 'draft',
    };
    expect(readMetadata(fields)).toEqual({
      title: null,
      byline: '7',
      publisher: null,
      url: null,
      publishedAt: null,
      language: null,
      direction: null,
      tags: ['3'],
      reliability: null,
      status: 'current',
    });
  });

  it('parts tags written as one string', () => {
    expect(readMetadata({ tags: 'harbour, pilots' }).tags).toEqual(['harbour', 'pilots']);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFrontMatter, writeFrontMatter } from '../../../core/export/front-matter.ts';

describe('front matter', () => {
  it('quotes strings, keeps the order of keys and leaves out what has no value', () => {
    const yaml = writeFrontMatter([
      ['title', 'A "b": c'],
      ['lang', null],
      ['tags', []],
      ['author', ['Ines', 'No']],
      ['export_schema', 1],
    ]);
    expect(yaml).toBe('---\ntitle: "A \\"b\\": c"\nauthor:\n  - "Ines"\n  - "No"\nexport_schema: 1\n---\n');
  });

  it('escapes what other YAML readers take for a line break', () => {
    expect(writeFrontMatter([['title', 'a\u2028b\u0085c']])).toBe('---\ntitle: "a\\u2028b\\u0085c"\n---\n');
  });

  it('gives back any text, one line to a key', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1 }),
        (title, tags) => {
          const yaml = writeFrontMatter([
            ['title', title],
            ['tags', tags],
          ]);
          expect(yaml.split('\n')).toHaveLength(tags.length + 5);
          expect(readFrontMatter(`${yaml}\nrest`)).toEqual({ values: { title, tags }, rest: 'rest' });
        },
      ),
    );
  });

  it.each([
    ['no front matter', '# Title\n'],
    ['an open end', '---\ntitle: "a"\n'],
    ['broken YAML', '---\ntitle: "a\n---\n'],
    ['aliases', '---\na: &a [1]\nb: *a\n---\n'],
  ])('is not read from a text with %s', (_, text) => {
    expect(readFrontMatter(text)).toBeNull();
  });
});

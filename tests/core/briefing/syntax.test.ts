import { GFM, parser } from '@lezer/markdown';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseBeginning, parseBriefing } from '../../../core/briefing/syntax.ts';
import { markdownBody } from '../markdown/generated-markdown.ts';

const markdown = parser.configure(GFM);
const shape = (tree: ReturnType<typeof parseBriefing>): string => {
  const nodes: string[] = [];
  tree.iterate({ enter: ({ name, from, to }) => void nodes.push(`${name} ${from} ${to}`) });
  return nodes.join('\n');
};
const long = Array.from({ length: 40 }, (_, seed) => markdownBody(seed)).join('\n');
const edit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  cut: fc.nat(40),
  insert: fc.constantFrom(
    'a',
    '\n',
    '\n\n',
    '# ',
    '> ',
    '- ',
    '```\n',
    '    ',
    '|',
    '*',
    '[^a1b2c3]',
    '<div>\n',
    '===\n',
    '',
  ),
});

describe('parsing a long text again and again', () => {
  it('gives the tree that parsing it anew would give', () => {
    expect(long.length).toBeGreaterThan(20_000);
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), (edits) => {
        let text = long;
        for (const { at, cut, insert } of edits) {
          const from = Math.floor(at * text.length);
          text = text.slice(0, from) + insert + text.slice(from + cut);
          expect(shape(parseBriefing(text))).toBe(shape(markdown.parse(text)));
        }
      }),
      { numRuns: 15 },
    );
  });
});

describe('the beginning of a text', () => {
  it('has the blocks that it has in the whole', () => {
    const whole = shape(parseBriefing(long)).split('\n').slice(1, 40);
    expect(shape(parseBeginning(long, 4000)).split('\n').slice(1, 40)).toEqual(whole);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../../../core/markdown/parse.ts';
import { chunkBlocks } from '../../../../renderer/panes/source/chunk-blocks.ts';
import { markdownBody } from '../../../core/markdown/generated-markdown.ts';

const paragraphs = (count: number, words: number) =>
  Array.from({ length: count }, () => 'word '.repeat(words).trim()).join('\n\n');
const sizesOf = (body: string) => chunkBlocks(parseDocument(body).blocks).map(({ from, to }) => to - from);

describe('chunkBlocks', () => {
  it('cuts a text of usual length into its beginning and the rest', () => {
    expect(sizesOf(paragraphs(5, 50))).toEqual([5]);
    expect(sizesOf(paragraphs(18, 50))).toEqual([14, 4]);
  });

  it('cuts a long text by its length and by its blocks', () => {
    expect(Math.max(...sizesOf(paragraphs(400, 100)))).toBe(12);
    expect(Math.max(...sizesOf(paragraphs(400, 2)))).toBe(40);
  });

  it('keeps the rows of a table and the items of a list together, unless there are very many', () => {
    const table = (rows: number) => `| a | b |\n|---|---|\n${'| one | two |\n'.repeat(rows)}`;
    const list = (items: number) => '- one\n'.repeat(items);
    expect(sizesOf(`${paragraphs(290, 20)}\n\n${table(150)}`).at(-1)).toBeGreaterThan(150);
    expect(Math.max(...sizesOf(table(1000)))).toBe(400);
    expect(Math.max(...sizesOf(list(1000)))).toBe(120);
  });

  it('has every block in one run, in order', () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { maxLength: 30 }), (seeds) => {
        const { blocks } = parseDocument(seeds.map(markdownBody).join('\n\n'));
        const runs = chunkBlocks(blocks);
        expect(runs.flatMap(({ from, to }) => blocks.slice(from, to))).toEqual(blocks);
        expect(runs.every(({ from, to }) => to > from)).toBe(true);
      }),
      { numRuns: 50 },
    );
  });
});

import { syntaxTree } from '@codemirror/language';
import { describe, expect, it } from 'vitest';
import {
  type Cell,
  readTable,
  type TableContent,
} from '../../../../../renderer/panes/briefing/editor/table-content.ts';
import { stateOf } from './marked-state.ts';

function read(source: string): TableContent {
  const state = stateOf(source);
  const table = syntaxTree(state).topNode.getChild('Table');
  if (table === null) throw new Error('no table');
  return readTable(state, table, { from: 0, to: state.doc.length });
}

/** A cell in one string: `strong(a)` for a style, `<label>` for a chip, `/` for a line break. */
function shown({ parts }: Cell): string {
  return parts
    .map((part) => {
      if (part.kind === 'break') return '/';
      if (part.kind === 'chip') return `<${part.chip.label}>`;
      return part.styles.reduceRight((text, style) => `${style}(${text})`, part.text);
    })
    .join('');
}

function rows(source: string): string[][] {
  return read(source).rows.map((row) => row.cells.map(shown));
}

const cell = (source: string) => rows(`| a |\n|---|\n| ${source} |`)[1]?.[0];

describe('the rows of a table', () => {
  it('have a cell for every column, empty or not', () => {
    expect(rows('| a | | c |\n|---|---|---|\n| | 2 | |\n| 1 |')).toEqual([
      ['a', '', 'c'],
      ['', '2', ''],
      ['1', '', ''],
    ]);
  });

  it('may be without bars at the ends', () => {
    expect(rows('a | b\n---|---\n1 | 2')).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ]);
  });

  it('have no more cells than the header', () => {
    expect(rows('| a |\n|---|\n| 1 | 2 |')).toEqual([['a'], ['1']]);
  });

  it('take their alignment from the rule', () => {
    const { alignments } = read('| a | b | c | d |\n|:--|:-:|--:|---|');
    expect(alignments).toEqual(['left', 'center', 'right', null]);
  });
});

describe('a cell', () => {
  it.each([
    ['bold in italic', '*a **b** c*', 'em(a )em(strong(b))em( c)'],
    ['struck out text', '~~a~~', 'del(a)'],
    ['code', 'run `a*b*`', 'run code(a*b*)'],
    ['the words of a link', '[a *b*](https://example.org "t") c', 'link(a )link(em(b)) c'],
    ['bare addresses', 'https://example.org/a', 'link(https://example.org/a)'],
    ['addresses in angle brackets', '<https://example.org/a>', 'link(https://example.org/a)'],
    ['an escaped bar', 'a \\| b', 'a | b'],
    ['an entity', 'a &amp; b', 'a & b'],
    ['line breaks', 'a<br>b<br />c', 'a/b/c'],
    ['other tags as they are typed', '<img src=x onerror=y>', '<img src=x onerror=y>'],
    ['no comment', 'a <!-- b -->', 'a '],
    ['chips', 'a[^aaaaaa][^bbbbbb] b', 'a<aaaaaa><bbbbbb> b'],
    ['chips in bold', '**a[^judgment]**', 'strong(a)<judgment>'],
    ['other footnotes and brackets', 'a[^1] [sic]', 'a[^1] [sic]'],
  ])('shows %s', (_title, source, expected) => {
    expect(cell(source)).toBe(expected);
  });

  it('knows where its text stands in the source', () => {
    const source = '| a |\n|---|\n| x **bold** |';
    const parts = read(source).rows[1]?.cells[0]?.parts ?? [];
    const found = parts.map((part) => (part.kind === 'text' ? source.indexOf(part.text) === part.at : false));
    expect(found).toEqual([true, true]);
  });

  it('that is empty has its place between the bars', () => {
    expect(read('| a | b |\n|---|---|\n|  | 2 |').rows[1]?.cells[0]?.end).toBe('| a | b |\n|---|---|\n| '.length);
  });
});

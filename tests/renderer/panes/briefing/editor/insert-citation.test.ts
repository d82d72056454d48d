import { describe, expect, it } from 'vitest';
import { insertCitation } from '../../../../../renderer/panes/briefing/editor/insert-citation.ts';
import { marked, stateOf } from './marked-state.ts';

function cite(text: string, id = 'k5herald05'): string {
  const state = stateOf(text);
  return marked(state, insertCitation(state, state.selection.main.to, id)).replaceAll(`[^${id}]`, '[^x]');
}

describe('citing', () => {
  it.each([
    ['behind a full stop leaves a space to go on', 'Work began.‸', 'Work began.[^x] ‸'],
    ['behind a word leaves none', 'Work began‸', 'Work began[^x]‸'],
    ['before a full stop goes behind it', 'Work began‸. Then', 'Work began.[^x]‸ Then'],
    ['behind a full stop and a space joins the sentence', 'Work began. ‸', 'Work began.[^x] ‸'],
    ['between sentences that touch parts them', 'Work began.‸Then', 'Work began.[^x] ‸Then'],
    ['goes behind closing quotation marks', '“Work began‸.” He left.', '“Work began.”[^x]‸ He left.'],
    ['within a word goes behind the word', 'Wo‸rk began.', 'Work[^x]‸ began.'],
    ['does not tear a number', 'Up 4‸.5 points.', 'Up 4.5[^x]‸ points.'],
    ['goes behind Chinese punctuation without a space', '工作开始了‸。下一', '工作开始了。[^x]‸下一'],
    ['goes behind an Urdu full stop', 'کام شروع ہوا‸۔ پھر', 'کام شروع ہوا۔[^x]‸ پھر'],
    ['goes behind references that follow', 'Began.‸[^aaaaaa][^bbbbbb] Then', 'Began.[^aaaaaa][^bbbbbb][^x]‸ Then'],
    ['goes directly behind the reference before', 'Began.[^aaaaaa] ‸', 'Began.[^aaaaaa][^x] ‸'],
    ['within a chip goes behind it', 'Began.[^aa‸aaaa] Then', 'Began.[^aaaaaa][^x]‸ Then'],
    ['goes behind a selection', '‸Work began.‸ Then', 'Work began.[^x]‸ Then'],
    ['goes behind a link', 'See [the li‸nk](https://example.org) now', 'See [the link](https://example.org)[^x]‸ now'],
    ['goes behind inline code', 'Run `co‸unt` now', 'Run `count`[^x]‸ now'],
    ['goes into an empty table cell', '| a | b |\n|---|---|\n| a | ‸ |', '| a | b |\n|---|---|\n| a | [^x]‸ |'],
    ['stays in its table cell', '| a | b |\n|---|---|\n| a ‸| b |', '| a | b |\n|---|---|\n| a[^x] ‸| b |'],
    [
      'stays in the last cell at the end of a row',
      '| a | b |\n|---|---|\n| a | b |‸',
      '| a | b |\n|---|---|\n| a | b[^x] |‸',
    ],
    [
      'stays in the first cell at the start of a row',
      '| a | b |\n|---|---|\n‸| a | b |',
      '| a | b |\n|---|---|\n| [^x]‸a | b |',
    ],
    [
      'leaves the line below a table’s head',
      '| a | b |\n|--‸-|---|\n| c | d |',
      '| a | b[^x] |‸\n|---|---|\n| c | d |',
    ],
    ['does not join a list mark', '- ‸', '- [^x]‸'],
    ['stands alone on an empty line', '‸', '[^x]‸'],
    ['leaves a code block', '```\nco‸de\n```', '```\ncode\n```\n\n[^x]‸'],
    ['leaves the fence that opens one', '‸```\ncode\n```', '```\ncode\n```\n\n[^x]‸'],
    ['leaves the fence that closes one', '```\ncode\n```‸', '```\ncode\n```\n\n[^x]‸'],
  ])('%s', (_title, before, after) => {
    expect(cite(before)).toBe(after);
  });

  it('does not cite the same passage twice in one place', () => {
    expect(cite('Began.[^k5herald05][^aaaaaa]‸ Then')).toBe('Began.[^x][^aaaaaa]‸ Then');
  });
});

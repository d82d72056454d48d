import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../../../../core/markdown/parse.ts';
import { insertQuote } from '../../../../../renderer/panes/briefing/editor/insert-quote.ts';
import { marked, stateOf } from './marked-state.ts';

function quote(text: string, passage: string): string {
  const state = stateOf(text);
  return marked(state, insertQuote(state, state.selection.main.to, passage, 'k5herald05'));
}

describe('quoting', () => {
  it('into an empty text begins with the quote and goes on below it', () => {
    expect(quote('‸', 'At night')).toBe('> At night[^k5herald05]\n\n‸');
  });

  it('goes behind the paragraph at the cursor', () => {
    expect(quote('One‸ two\nthree\n\nFour', 'At night')).toBe('One two\nthree\n\n> At night[^k5herald05]‸\n\nFour');
  });

  it('goes behind a whole list', () => {
    expect(quote('- a‸\n- b\n\nFour', 'At night')).toBe('- a\n- b\n\n> At night[^k5herald05]‸\n\nFour');
  });

  it('takes a blank line', () => {
    expect(quote('One\n\n‸\n\nFour', 'At night')).toBe('One\n\n> At night[^k5herald05]‸\n\nFour');
  });

  it('at the end of the text goes on below', () => {
    expect(quote('One‸\n', 'At night')).toBe('One\n\n> At night[^k5herald05]\n\n‸');
  });

  it('keeps line breaks and paragraphs', () => {
    expect(quote('‸', 'a\nb\n\nc')).toBe('> a\\\n> b\n>\n> c[^k5herald05]\n\n‸');
  });

  it('shows every letter of the passage, whatever it looks like', () => {
    const passage = '# 1. *not* _markup_ [a](b) `c` <b> $x$ ~s~';
    const shown = parseDocument(quote('‸', passage).replace('‸', '')).text;
    expect(shown).toContain(passage);
  });
});

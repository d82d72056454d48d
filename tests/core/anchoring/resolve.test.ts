import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describePassage } from '../../../core/anchoring/describe.ts';
import { type Placement, resolveAnchor, textToSearch } from '../../../core/anchoring/resolve.ts';

const opening = 'The ministry of works closed the old dam above the town in the second week of March.';
const warning = 'Engineers had warned of cracks in the northern wall for at least two years.';
const silence = 'Nobody in the provincial government answered the three letters they sent.';
const closing = 'Water levels downstream fell by forty centimetres within a day, farmers said.';
const first = [opening, warning, silence, closing].join(' ');

const halfCharacter = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

type Known = 'with the earlier text' | 'by the anchor alone';

function find(text: string, quote: string, known: Known = 'with the earlier text', earlier = first): Placement | null {
  const start = earlier.indexOf(quote);
  const anchor = describePassage(earlier, start, start + quote.length, 1);
  return resolveAnchor(textToSearch(text, known === 'with the earlier text' ? earlier : null), anchor);
}

/** What stands at the placement, and how it is placed. */
function shown(text: string, placement: Placement | null): [string, string] | null {
  return placement === null ? null : [placement.how, text.slice(placement.start, placement.end)];
}

describe.each<Known>(['with the earlier text', 'by the anchor alone'])('resolveAnchor %s', (known) => {
  const look = (text: string, quote: string) => shown(text, find(text, quote, known));

  it('calls exact what stands among what stood round it, whatever its offset', () => {
    expect(look(`A correction was made to this article.\n\n${first}`, warning)).toEqual(['exact', warning]);
  });

  it('calls moved what stands word for word beside something new', () => {
    expect(look(first.replace(warning, `${warning} Two of them resigned.`), warning)).toEqual(['moved', warning]);
  });

  it('offers a passage with a typing error mended', () => {
    const text = first.replace('northern', 'nothern');
    expect(look(text, warning)).toEqual(['changed', warning.replace('northern', 'nothern')]);
  });

  it('offers the whole of a passage whose end was rewritten', () => {
    const rewritten = 'Engineers had warned of cracks in the northern wall and of a leak since 2023.';
    expect(look(first.replace(warning, rewritten), warning)).toEqual(['changed', rewritten]);
  });

  it('offers the whole of a passage into which a sentence was put', () => {
    const longer = `${warning} Their last report, which the newspaper has seen, is dated the fourth of May. ${silence}`;
    expect(look(first.replace(`${warning} ${silence}`, longer), `${warning} ${silence}`)).toEqual(['changed', longer]);
  });

  it('offers what is left of a passage that lost a sentence', () => {
    expect(look(first.replace(`${silence} `, ''), `${warning} ${silence}`)?.[0]).toBe('changed');
  });

  it('never places a deleted passage', () => expect(look(first.replace(`${warning} `, ''), warning)).toBeNull());

  it('never places a deleted passage where another sentence took its place', () => {
    const other = 'A spokesman for the opposition called the closure late but right.';
    expect(look(first.replace(warning, other), warning)).toBeNull();
  });

  it('places a passage that was doubled elsewhere in its own place', () => {
    const text = `${first} ${closing} ${warning} All of this was known.`;
    expect(find(text, warning, known)?.start).toBe(first.indexOf(warning));
  });

  it('never places a few frequent words that were deleted', () => {
    const text = first.replace('the old dam', 'a dam');
    expect(look(text.replace('for at least', 'the old dam, for'), 'the old dam')).toBeNull();
  });
});

describe('resolveAnchor', () => {
  const reordered = [opening, silence, closing, warning].join(' ');

  it('places a sentence that moved when the earlier text had it once', () => {
    expect(shown(reordered, find(reordered, warning))).toEqual(['moved', warning]);
  });

  it('only offers it when the earlier text is not at hand', () => {
    const placement = find(reordered, warning, 'by the anchor alone');
    expect(shown(reordered, placement)).toEqual(['changed', warning]);
    expect(placement?.similarity).toBe(1);
  });

  it('does not move a deleted passage to its double', () => {
    const earlier = `${first} ${warning} The report was never published.`;
    const text = `${first.replace(`${warning} `, '')} ${warning} The report was never published.`;
    expect(find(text, warning, 'with the earlier text', earlier)).toBeNull();
  });

  it('keeps a deleted passage off its near-double', () => {
    const double = warning.replace('northern', 'southern').replace('two', 'five');
    const earlier = `${first} ${double} The report was never published.`;
    const text = earlier.replace(`${warning} `, '');
    expect(find(text, warning, 'with the earlier text', earlier)).toBeNull();
  });

  it('places nothing where two places are as good', () => {
    const text = `${silence} ${warning} ${closing} And once more: ${warning} ${opening}`;
    expect(find(text, warning)).toBeNull();
  });

  it('offers the longest sentence of a passage whose sentences went apart', () => {
    const text = [silence, opening, warning, closing].join(' ');
    expect(shown(text, find(text, `${silence} ${closing}`))).toEqual(['changed', closing]);
  });

  it.each([
    ['نئی رپورٹ کے مطابق شمالی دیوار میں دو سال سے دراڑیں تھیں۔', 'شمالی', 'جنوبی'],
    ['据新的报告说，水坝北面的墙两年以来一直有裂缝。', '两年', '三年'],
  ])('offers an altered passage of %s', (quote, old, now) => {
    const earlier = `${quote.slice(0, 9)} 1. ${quote} ${quote.slice(-12)} 2.`;
    const text = earlier.replace(quote, quote.replace(old, now));
    expect(shown(text, find(text, quote, 'with the earlier text', earlier))).toEqual([
      'changed',
      quote.replace(old, now),
    ]);
  });

  it('takes a text that is the passage alone', () => {
    expect(find('one two', 'one two', 'by the anchor alone', 'one two')?.how).toBe('exact');
  });

  it('gives whole characters', () => {
    const placement = find(first.replace('two years', '😀 years'), warning);
    const text = first.replace('two years', '😀 years');
    expect(text.slice(placement?.start, placement?.end)).not.toMatch(halfCharacter);
    expect(placement?.how).toBe('changed');
  });

  it('places any passage exactly in the text that it is of', () => {
    const anyText = fc.string({
      unit: fc.constantFrom('a', 'b', ' ', '.', '\n', '語', '😀'),
      minLength: 1,
      maxLength: 200,
    });
    fc.assert(
      fc.property(anyText, fc.nat(199), fc.nat(199), (text, a, b) => {
        const letters = [...text];
        const [from, to] = [a % letters.length, b % letters.length].sort((x, y) => x - y);
        const start = letters.slice(0, from).join('').length;
        const end = letters.slice(0, (to ?? 0) + 1).join('').length;
        const placement = resolveAnchor(textToSearch(text), describePassage(text, start, end, 1));
        expect(placement).toEqual({ start, end, how: 'exact', similarity: 1 });
      }),
    );
  });

  it('stays within any other text and never splits a character', () => {
    const anyText = fc.string({
      unit: fc.constantFrom('a', 'b', ' ', '.', '語', '😀', '𝛼'),
      minLength: 1,
      maxLength: 200,
    });
    fc.assert(
      fc.property(anyText, anyText, fc.boolean(), (earlier, text, known) => {
        const whole = describePassage(earlier, 0, earlier.length, 1);
        const placement = resolveAnchor(textToSearch(text, known ? earlier : null), whole);
        if (placement === null) return;
        const { start, end } = placement;
        expect(start >= 0 && start < end && end <= text.length).toBe(true);
        expect(text.slice(start, end)).not.toMatch(halfCharacter);
      }),
    );
  });
});

import { describe, expect, it } from 'vitest';
import { describePassage } from '../../../core/anchoring/describe.ts';
import { resolveAnchor, textToSearch } from '../../../core/anchoring/resolve.ts';

const arrival = 'The convoy reached the crossing shortly before the first rain of the season.';
const count = 'Officials counted forty lorries on the near bank and eleven on the far one.';
const doubt = 'Two drivers said that the number was at least twice as high by the evening.';
const denial = 'The ministry has not answered questions about the missing manifests since.';
const market = 'In the market below the fort the price of flour rose again on Thursday.';
const school = 'Lessons in the girls’ school went on, although half of the seats were empty.';
const first = [arrival, count, doubt, denial, market, school].join(' ');

function find(text: string, quote: string, earlier = first): [string, string, number] | null {
  const start = earlier.indexOf(quote);
  const anchor = describePassage(earlier, start, start + quote.length, 1);
  const found = resolveAnchor(textToSearch(text, earlier), anchor);
  return found === null ? null : [found.how, text.slice(found.start, found.end), found.start];
}

describe('a sentence that was doubled', () => {
  it('stands where its neighbours stand', () => {
    const text = [arrival, count, doubt, denial, market, doubt, school].join(' ');
    expect(find(text, doubt)).toEqual(['exact', doubt, text.indexOf(doubt)]);
  });

  it('is offered in its own place when it was altered there', () => {
    const altered = doubt.replace('twice as high', 'three times as high');
    const text = [arrival, count, altered, denial, market, doubt, school].join(' ');
    expect(find(text, doubt)).toEqual(['changed', altered, text.indexOf(altered)]);
  });

  it('is not the copy when what may be left of it stands between both its neighbours', () => {
    const rest = 'Two people said that a number was perhaps much too high by the next day.';
    expect(find([arrival, count, rest, denial, market, doubt, school].join(' '), doubt)).toBeNull();
  });

  it('is not the copy when it was moved as well, altered', () => {
    const altered = doubt.replace('twice as high', 'three times as high');
    expect(find([altered, arrival, count, denial, market, doubt, school].join(' '), doubt)).toBeNull();
  });

  it('is not told when neither of two has a neighbour', () => {
    expect(find([doubt, arrival, count, denial, market, doubt, school].join(' '), doubt)).toBeNull();
  });

  it('is not the one in its old place when one neighbour went, and much of the text was changed', () => {
    // As when it moved on, and a copy of it was put where the neighbour had been.
    expect(find([arrival, doubt, denial, doubt, market].join(' '), doubt)).toBeNull();
  });

  it('is the one in its old place when little else of the text was changed', () => {
    const rest = Array.from(
      { length: 40 },
      (_, i) => `Store ${i} held ${i * 37} sacks when checkpoint ${i} was closed.`,
    );
    const earlier = [arrival, count, doubt, denial, ...rest].join(' ');
    const text = [arrival, doubt, denial, ...rest, doubt].join(' ');
    expect(find(text, doubt, earlier)).toEqual(['moved', doubt, text.indexOf(doubt)]);
  });

  it('is the one in its old place when something came between it and its neighbour', () => {
    const text = [arrival, count, school, doubt, denial, doubt, market].join(' ');
    expect(find(text, doubt)).toEqual(['moved', doubt, text.indexOf(doubt)]);
  });

  it('has its part offered in the double’s stead only while most of the part is left', () => {
    const altered = doubt.replace('was at least twice as high', 'had grown far beyond');
    const text = [arrival, count, altered, denial, market, doubt, school].join(' ');
    expect(find(text, 'was at least twice as high')).toBeNull();
  });
});

describe('a sentence that stood twice', () => {
  const earlier = [arrival, count, doubt, denial, market, doubt, school].join(' ');

  it('is lost, and its double stays the double’s, when it was taken out', () => {
    const text = [arrival, count, denial, market, doubt, school].join(' ');
    expect(find(text, doubt, earlier)).toBeNull();
  });

  it('is not told from its double beside one neighbour when one of the two went with what stood round it', () => {
    const twice = [arrival, doubt, count, doubt, denial, market, school].join(' ');
    expect(find([arrival, doubt, market, school].join(' '), doubt, twice)).toBeNull();
  });

  it('is not told when it moved away from both its neighbours', () => {
    const text = [doubt, arrival, count, denial, market, doubt, school].join(' ');
    expect(find(text, doubt, earlier)).toBeNull();
  });

  it('is not told from its double right beside it when one of the two went', () => {
    const pair = [arrival, count, doubt, doubt, denial, market, school].join(' ');
    expect(find([arrival, count, doubt, denial, market, school].join(' '), doubt, pair)).toBeNull();
  });

  it('does not go over to a near-double that came to stand beside its neighbour', () => {
    const near = doubt.replace('Two drivers', 'Four drivers');
    const before = [arrival, count, doubt, near, denial, market].join(' ');
    const after = [arrival, count, near.replace('evening', 'morning'), denial, market].join(' ');
    expect(find(after, doubt, before)).toBeNull();
  });
});

describe('a passage of several sentences', () => {
  it('is offered by the larger part when a copy of the smaller stands elsewhere', () => {
    const text = [denial, market, arrival, count, doubt, school].join(' ');
    expect(find(text, `${count} ${doubt} ${denial}`)?.slice(0, 2)).toEqual(['changed', `${count} ${doubt}`]);
  });

  it('covers a rewritten sentence beside one that stands as it was', () => {
    const altered = doubt.replace('the number was at least', 'there were more than').replace('by the evening', 'later');
    const text = [arrival, count, altered, denial, market, school].join(' ');
    expect(find(text, `${count} ${doubt}`)?.[1]).toBe(`${count} ${altered}`);
  });
});

describe('a part of a sentence', () => {
  it('is placed where its own words stand in the altered sentence', () => {
    const text = first.replace('the number was at least', 'their tally came to');
    expect(find(text, 'twice as high')?.slice(0, 2)).toEqual(['moved', 'twice as high']);
  });

  it('is offered with the words that took its place', () => {
    const text = first.replace('at least twice as high', 'perhaps twice so high');
    expect(find(text, 'at least twice as high')?.slice(0, 2)).toEqual(['changed', 'perhaps twice so high']);
  });

  it('is lost when it was taken out, though the same words stand elsewhere in the sentence', () => {
    const earlier = first.replace('on the near bank and eleven on the far', 'on the near and eleven on the far');
    const text = earlier.replace('forty lorries on the near and eleven', 'forty lorries and eleven');
    expect(find(text, 'on the near', earlier)).toBeNull();
  });

  it('keeps characters of two units whole', () => {
    const earlier = first.replace('forty lorries', 'forty 😀😁 lorries');
    const found = find(earlier.replace('😀😁 lorries', '😀😂 big lorries'), '😁 lorries on', earlier);
    expect(found?.[1] ?? '').not.toMatch(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/);
  });
});

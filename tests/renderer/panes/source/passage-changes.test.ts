import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Change, changesBetween, shortened } from '../../../../renderer/panes/source/passage-changes.ts';

/** `[-old-]` and `{+new+}` stand for what was taken out and put in. */
const shown = (changes: readonly Change[]) =>
  changes
    .map(({ kind, text }) => (kind === 'same' ? text : kind === 'removed' ? `[-${text}-]` : `{+${text}+}`))
    .join('');

describe('changesBetween', () => {
  it.each([
    ['4,812 ships in March', '4,821 ships in March', '[-4,812-]{+4,821+} ships in March'],
    ['the comittee met', 'the committee met', 'the com{+m+}ittee met'],
    ['The union agreed.', 'The council agreed.', 'The [-union-]{+council+} agreed.'],
    ['港口吞吐量下降', '港口货运量下降', '港口[-吞吐-]{+货运+}量下降'],
    ['بندرگاہ بند تھی', 'بندرگاہ بندی تھی', 'بندرگاہ [-بند-]{+بندی+} تھی'],
  ])('of %j and %j is read as %j', (before, after, words) => {
    expect(shown(changesBetween(before, after))).toBe(words);
  });

  it('gives texts that share nothing one after the other', () => {
    const [before, after] = ['a '.repeat(3000), 'b\n'.repeat(3000)];
    expect(changesBetween(before, after).map(({ kind }) => kind)).toEqual(['removed', 'added']);
  });

  it('loses no letter of either text', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '港', '😀', '\n', 'ب', '1') });
    fc.assert(
      fc.property(text, text, (before, after) => {
        const changes = changesBetween(before, after);
        const without = (kind: Change['kind']) =>
          changes.map((change) => (change.kind === kind ? '' : change.text)).join('');
        expect([without('added'), without('removed')]).toEqual([before, after]);
      }),
    );
  });
});

describe('shortened', () => {
  const long = `start ${'x'.repeat(200)} end`;

  it('cuts the middle out of a long run between two changes', () => {
    const changes: Change[] = [
      { kind: 'removed', text: 'a' },
      { kind: 'same', text: long },
      { kind: 'added', text: 'b' },
    ];
    expect(shortened(changes, 6)[1]?.text).toBe('start  … xx end');
  });

  it('keeps what stands beside the change at the beginning and the end', () => {
    const changes: Change[] = [
      { kind: 'same', text: long },
      { kind: 'added', text: 'b' },
      { kind: 'same', text: long },
    ];
    expect(shown(shortened(changes, 6))).toBe('… xx end{+b+}start  …');
  });

  it('leaves what was taken out or put in whole', () => {
    const changes: Change[] = [{ kind: 'removed', text: long }];
    expect(shortened(changes)).toEqual(changes);
  });
});

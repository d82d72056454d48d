import { describe, expect, it } from 'vitest';
import { wordRunsOf } from '../../../core/near/word-runs.ts';

const same = (a: string, b: string): boolean => String(wordRunsOf(a).sequence) === String(wordRunsOf(b).sequence);

describe('The word runs of a text', () => {
  it('are one fewer than its words for each word of a run beyond the first', () => {
    expect(wordRunsOf('One two three four').sequence).toHaveLength(0);
    expect(wordRunsOf('One two three four five, six.').sequence).toHaveLength(2);
  });

  it.each([
    ['case and punctuation', 'The talks, he said, RESUME on Monday.', 'the talks he said resume on monday'],
    ['apostrophes', "It's the ministry’s own port plan", "It’s the ministry's own port plan"],
    ['width', 'ＡＢＣ one two three four', 'abc one two three four'],
    ['invisible signs', 'one two thr\u00adee four five', 'one two three four five'],
    ['Arabic and Urdu letters', 'يہ كتاب ميري هے اور', 'یہ کتاب میری ہے اور'],
    ['Arabic vowel marks', 'كَتَبَ الولد الدرس في البيت', 'كتب الولد الدرس في البيت'],
    ['Chinese punctuation', '会谈，将于周一恢复。', '会谈将于周一恢复'],
  ])('fold %s', (_what, a, b) => expect(same(a, b)).toBe(true));

  it('are of five characters in Chinese and of words in what stands between', () => {
    expect(wordRunsOf('会谈周一恢复').sequence).toHaveLength(2);
    expect(wordRunsOf('会谈 NATO 2026 周').sequence).toHaveLength(1);
  });

  it('tell the order of the words', () => {
    expect(same('one two three four five', 'one two three five four')).toBe(false);
  });
});

import { describe, expect, it } from 'vitest';
import { bottomLine } from '../../../core/export/bottom-line.ts';

describe('the bottom line', () => {
  it.each([
    ['under its heading', '# T\n\nIntro.\n\n## Bottom line\n\nTalks will resume.\n', 'Talks will resume.'],
    ['under BLUF', '# T\n\nIntro.\n\n## 1. BLUF:\n\nTalks will resume.\n', 'Talks will resume.'],
    ['in Chinese', '# 标题\n\n引言。\n\n## 摘要\n\n谈判将恢复。\n', '谈判将恢复。'],
    ['in Urdu', '# عنوان\n\nتمہید۔\n\n## خلاصہ\n\nمذاکرات بحال ہوں گے۔\n', 'مذاکرات بحال ہوں گے۔'],
    ['after a label', '# T\n\nIntro.\n\n**Bottom line:** Talks will *resume*.\n', 'Talks will resume.'],
    ['as a list', '## Bottom line\n\n- Talks will resume.\n- Prices fall.\n', 'Talks will resume.'],
    ['as the first paragraph', '# T\n\n> A quote.\n\nTalks will\nresume.\n\nMore.\n', 'Talks will resume.'],
    ['when its heading has no text', '## Bottom line\n\n## Developments\n\nTalks resumed.\n', 'Talks resumed.'],
  ])('is found %s', (_, body, expected) => {
    expect(bottomLine(body)).toBe(expected);
  });

  it('has no references', () => {
    expect(bottomLine('Talks resumed [^k3f9a2m7qx], again.[^judgment][^1]\n')).toBe('Talks resumed, again.');
  });

  it('is not a footnote definition', () => {
    expect(bottomLine('[^1]: https://x.example\n\n[^2]: A note.\n\nTalks resumed.\n')).toBe('Talks resumed.');
  });

  it('is missing from a body without prose', () => {
    expect(bottomLine('# Only a title\n')).toBeNull();
  });
});

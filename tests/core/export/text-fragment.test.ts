import { describe, expect, it } from 'vitest';
import { linkToPassage, webAddress } from '../../../core/export/text-fragment.ts';

const page = 'https://quay.example/a';

describe('a link to a passage', () => {
  it('quotes a short passage whole, with comma, hyphen and ampersand encoded', () => {
    expect(linkToPassage(page, 'so-called “work”, A&B')).toBe(
      `${page}#:~:text=so%2Dcalled%20%E2%80%9Cwork%E2%80%9D%2C%20A%26B`,
    );
  });

  it('keeps letters of other scripts, percent-encoded', () => {
    const link = linkToPassage(page, '双方同意') ?? '';
    expect(decodeURIComponent(link)).toBe(`${page}#:~:text=双方同意`);
  });

  it('gives start and end of a long passage, in whole words', () => {
    const passage = `${'The pilots agreed to speed up the work at once. '.repeat(9)}Then they went home and slept until the morning tide.`;
    expect(decodeURIComponent(linkToPassage(page, passage) ?? '')).toBe(
      `${page}#:~:text=The pilots agreed to speed up the work at,went home and slept until the morning tide.`,
    );
  });

  it('gives start and end of a long passage without spaces', () => {
    const link = decodeURIComponent(linkToPassage(page, '双方同意加快工作并于三月恢复。'.repeat(30)) ?? '');
    expect(link).toMatch(/#:~:text=双方同意[^,]{36,50},[^,]{36,60}三月恢复。$/);
  });

  it('gives the first and the last line of a passage of several blocks', () => {
    expect(linkToPassage(page, 'First.\n\nMiddle.\n\nLast.')).toBe(`${page}#:~:text=First.,Last.`);
  });

  it('keeps the fragment that the address has, and replaces a directive', () => {
    expect(linkToPassage(`${page}#part`, 'work')).toBe(`${page}#part:~:text=work`);
    expect(linkToPassage(`${page}#part:~:text=old`, 'work')).toBe(`${page}#part:~:text=work`);
    expect(linkToPassage(`${page}#:~:text=old`, 'work')).toBe(`${page}#:~:text=work`);
  });

  it('is the address alone without a passage', () => {
    expect(linkToPassage(page, null)).toBe(page);
    expect(linkToPassage(page, ' \n ')).toBe(page);
  });

  it('is made for http and https only', () => {
    expect(linkToPassage('javascript:alert(1)', 'work')).toBeNull();
    expect(linkToPassage('file:///etc/passwd', 'work')).toBeNull();
  });

  it('survives half a surrogate pair', () => {
    expect(linkToPassage(page, 'a\ud83d')).toBe(`${page}#:~:text=a%EF%BF%BD`);
  });
});

describe('a web address', () => {
  it('has nothing in it that would end or change a Markdown link', () => {
    expect(webAddress('https://quay.example/a b>c<d"e\\f`é')).toBe(
      'https://quay.example/a%20b%3Ec%3Cd%22e%5Cf%60%C3%A9',
    );
  });
});

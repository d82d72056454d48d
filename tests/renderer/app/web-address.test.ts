import { describe, expect, it } from 'vitest';
import { readAddress } from '../../../renderer/app/web-address.ts';

describe('a typed address', () => {
  it('is taken as it is, without the white space around it', () => {
    expect(readAddress(' http://news.example/a?b=c#d\n')).toEqual({ url: 'http://news.example/a?b=c#d' });
  });

  it('is of the secure web when it has no scheme', () => {
    expect(readAddress('news.example/a')).toEqual({ url: 'https://news.example/a' });
  });

  it('with a port is no scheme', () => {
    expect(readAddress('localhost:8080/a')).toEqual({ url: 'https://localhost:8080/a' });
  });

  it.each(['file:///etc/hosts', 'ftp://news.example/a'])('of another scheme is refused: %s', (typed) => {
    expect(readAddress(typed)).toEqual({ problem: expect.stringContaining('http:// or https://') });
  });

  it.each(['two words', 'https://', 'https://a b/c', 'javascript:alert(1)'])('that is none is refused: %s', (typed) => {
    expect(readAddress(typed)).toEqual({ problem: expect.stringContaining('is not an address') });
  });

  it('is asked for when nothing is typed', () => {
    expect(readAddress('  ')).toEqual({ problem: 'Type or paste an address.' });
  });
});

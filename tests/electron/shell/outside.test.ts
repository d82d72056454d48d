import { describe, expect, it } from 'vitest';
import { isUiAddress } from '../../../electron/shell/origin.ts';
import { isInsideAddress, readOutsideLink } from '../../../electron/shell/outside.ts';

describe('A link outside', () => {
  it.each([
    ['https://example.org/a', 'example.org'],
    ['http://example.org:8080/', 'example.org:8080'],
    ['https://bank.example@evil.example/', 'evil.example'],
    ['https://аpple.com/', 'xn--pple-43d.com'],
    ['HTTPS://EXAMPLE.ORG', 'example.org'],
    ['mailto:desk%40x@example.org', 'desk@x@example.org'],
    ['mailto:%E0@example.org', '%E0@example.org'],
  ])('%s leads to %s', (url, target) => expect(readOutsideLink(url).target).toBe(target));

  it.each(['file:///etc/passwd', 'javascript:alert(1)', 'app://ui/', 'smb://host/x', 'ms-settings:', 'no link', ''])(
    '%j is refused',
    (url) => expect(() => readOutsideLink(url)).toThrow('Only web and mail links'),
  );
});

describe('An address inside', () => {
  it.each(['app://ui/index.html', 'data:image/png;base64,', 'blob:app://ui/1'])('%s may be loaded', (url) => {
    expect(isInsideAddress(url, false)).toBe(true);
  });

  it.each(['https://example.org', 'http://127.0.0.1:1', 'file:///a', 'ws://x', 'ftp://x', 'devtools://devtools/', ''])(
    '%j may not',
    (url) => expect(isInsideAddress(url, false)).toBe(false),
  );

  it('may be the inspector’s in development', () => expect(isInsideAddress('devtools://devtools/', true)).toBe(true));
});

describe('The app’s own page', () => {
  it.each(['app://ui/', 'app://ui/index.html#x'])('%s is', (url) => expect(isUiAddress(url)).toBe(true));
  it.each(['app://ui.evil/', 'app://other/', 'https://ui/', 'data:text/html,app://ui', 'about:blank', ''])(
    '%j is not',
    (url) => expect(isUiAddress(url)).toBe(false),
  );
});

import { describe, expect, it } from 'vitest';
import { appendRegion, removeRegion } from '../../../core/export/generated-region.ts';

describe('a generated region', () => {
  it('comes off again', () => {
    const text = appendRegion('Body.\n', 'citations', ['[^a]: One.', '[^b]: Two.']);
    expect(text).toContain('\n\n[^a]: One.\n\n[^b]: Two.\n\n');
    expect(removeRegion(text, 'citations')).toBe('Body.\n');
  });

  it('is not made without blocks', () => {
    expect(appendRegion('Body.\n', 'citations', [])).toBe('Body.\n');
  });

  it('leaves a region that the body brought along', () => {
    const body = appendRegion('Pasted.\n', 'citations', ['[^a]: Old.']);
    expect(removeRegion(appendRegion(body, 'citations', []), 'citations')).toBe(body);
    expect(removeRegion(appendRegion(body, 'citations', ['[^b]: New.']), 'citations')).toBe(body);
  });

  it('leaves what a reader wrote after it', () => {
    const text = `${appendRegion('Body.\n', 'citations', ['[^a]: One.'])}\nA reader’s remark.\n`;
    expect(removeRegion(text, 'citations')).toBe('Body.\n\nA reader’s remark.\n');
  });

  it('stays when a reader took its end away', () => {
    const text = appendRegion('Body.\n', 'citations', ['[^a]: One.']).replace('<!-- /citations -->\n', '');
    expect(removeRegion(text, 'citations')).toBe(text);
  });

  it('is not swallowed by a code fence left open', () => {
    expect(appendRegion('```\ncode\n', 'notes', ['## Notes'])).toContain('code\n```\n\n<!-- notes');
  });

  it('leaves other regions alone', () => {
    const text = appendRegion('Body.\n', 'notes', ['## Notes']);
    expect(removeRegion(text, 'citations')).toBe(text);
  });
});

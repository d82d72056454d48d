import { describe, expect, it } from 'vitest';
import { bugText } from '../../../electron/shell/bug-text.ts';

describe('What the log keeps of a bug', () => {
  it('has its name, message and stack', () => {
    expect(bugText(new TypeError('no such step'))).toMatch(/^TypeError: no such step\n\s+at /);
  });

  it('leaves out text that a parser quotes', () => {
    const text = bugText(new SyntaxError('Unexpected token \'T\', "The council meets…" is not valid JSON'));
    expect(text).toContain('Unexpected token \'T\', "…" is not valid JSON');
  });

  it('keeps names', () => {
    expect(bugText(new TypeError("reading 'title'"))).toContain("reading 'title'");
  });

  it('follows the cause', () => {
    expect(bugText(new Error('outer', { cause: new Error('inner') }))).toMatch(/outer[\s\S]*Caused by Error: inner/);
  });

  it('does not print what is thrown and is no error', () => {
    expect(bugText('the whole text of a document')).toBe('A string was thrown');
  });
});

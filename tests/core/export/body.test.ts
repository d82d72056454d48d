import { describe, expect, it } from 'vitest';
import { bodyOfFile, closeLastBlock, definedLabels } from '../../../core/export/body.ts';

describe('a body in a file', () => {
  it('has LF line ends and one final newline', () => {
    expect(bodyOfFile('\r\n# A\r\nb\rc  \r\n\r\n\n')).toBe('\n# A\nb\nc  \n');
  });

  it('may be empty', () => {
    expect(bodyOfFile('\n')).toBe('');
  });
});

describe('closing the last block', () => {
  it.each([
    ['a code fence', '```ts\nlet x\n', '```ts\nlet x\n```\n'],
    ['a longer fence', '~~~~\n```\n', '~~~~\n```\n~~~~\n'],
    ['a comment', 'a\n\n<!-- open\n', 'a\n\n<!-- open\n-->\n'],
    ['raw text', '<pre>\nopen\n', '<pre>\nopen\n</pre>\n'],
    ['a script', '<script>\nopen\n', '<script>\nopen\n</script>\n'],
  ])('ends %s that was left open', (_, body, closed) => {
    expect(closeLastBlock(body)).toBe(closed);
  });

  it.each([
    '',
    'Text.\n',
    '- item\n',
    '> ```\n> quoted\n',
    '```\nclosed\n```\n',
    '<div>\n',
    '    code\n',
    '| a |\n| - |\n',
  ])('leaves other bodies alone: %j', (body) => {
    expect(closeLastBlock(body)).toBe(body);
  });
});

describe('labels that a body defines', () => {
  it('are found wherever a definition can stand', () => {
    const body = 'A[^1][^x]\n\n[^1]: One.\n[^two]: https://x.example\n\n> [^in-quote]: Three.\n';
    expect([...definedLabels(body)]).toEqual(['1', 'two', 'in-quote']);
  });

  it('are not found in code', () => {
    expect(definedLabels('```\n[^a]: code\n```\n\n    [^b]: code\n\nText.[^c]\n').size).toBe(0);
  });
});

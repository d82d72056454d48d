import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../../core/markdown/parse.ts';
import { canonicalTextOf, prepareText } from '../../../renderer/state/canonical-text.ts';
import { markdownBody } from '../../core/markdown/generated-markdown.ts';

const long = Array.from({ length: 60 }, (_, seed) => `${markdownBody(seed)}\n\n${'word '.repeat(200)}`).join('\n\n');

describe('The canonical text of a long body', () => {
  it('is the same when it was prepared bit by bit', async () => {
    expect(long.length).toBeGreaterThan(50_000);
    await prepareText(long);
    expect(canonicalTextOf(long)).toEqual(parseDocument(long));
  });

  it('is there at once when it was prepared', async () => {
    await prepareText(long);
    expect(canonicalTextOf(long)).toBe(canonicalTextOf(long));
  });
});

import { AppError } from '../errors.ts';
import type { Anchor } from '../model/annotation.ts';

/** How much of the text before and after a passage its anchor keeps, in UTF-16 units. */
const contextLength = 32;

/**
 * The anchor of the passage from `start` to `end` (UTF-16 offsets, half-open) of a canonical text.
 * Throws AppError bad-request when the range is empty, out of bounds or splits a surrogate pair.
 */
export function describePassage(text: string, start: number, end: number, articleVersion: number): Anchor {
  if (!Number.isInteger(start) || !Number.isInteger(end) || start < 0 || end > text.length) {
    throw new AppError('bad-request', 'The passage lies outside the text of the source.', { start, end });
  }
  if (start >= end) throw new AppError('bad-request', 'The passage is empty.', { start, end });
  if (splitsPair(text, start) || splitsPair(text, end)) {
    throw new AppError('bad-request', 'The passage begins or ends inside a character.', { start, end });
  }
  const before = Math.max(0, start - contextLength);
  const after = Math.min(text.length, end + contextLength);
  return {
    quote: {
      exact: text.slice(start, end),
      prefix: text.slice(splitsPair(text, before) ? before + 1 : before, start),
      suffix: text.slice(end, splitsPair(text, after) ? after - 1 : after),
    },
    position: { start, end },
    articleVersion,
  };
}

/** Whether a cut at `offset` separates the two halves of one character. */
function splitsPair(text: string, offset: number): boolean {
  return (
    offset > 0 && offset < text.length && /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(text.slice(offset - 1, offset + 1))
  );
}

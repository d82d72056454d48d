import type { Block, CanonicalText } from '../../core/markdown/blocks.ts';
import { canonicalOf, parseBlocks, parseDocument } from '../../core/markdown/parse.ts';
import { runInSlices } from '../dom/slices.ts';

/** A body of up to this many UTF-16 units is parsed in a few milliseconds, at once. */
const atOnceUpTo = 50_000;
const kept = 3;
let known: readonly { readonly body: string; readonly text: CanonicalText }[] = [];

/** The canonical text of a body; that of the last few is remembered. */
export function canonicalTextOf(body: string): CanonicalText {
  return known.find((each) => each.body === body)?.text ?? remember(body, parseDocument(body));
}

/** Parses a long body bit by bit, so that `canonicalTextOf` answers at once and the window never stands still. */
export async function prepareText(body: string): Promise<void> {
  if (body.length <= atOnceUpTo || known.some((each) => each.body === body)) return;
  const blocks: Block[] = [];
  const coming = parseBlocks(body);
  await new Promise<void>((resolve, reject) => {
    runInSlices(() => {
      try {
        const { value, done } = coming.next();
        if (done === true) resolve();
        else blocks.push(value);
        return done !== true;
      } catch (error) {
        reject(error);
        return false;
      }
    });
  });
  remember(body, canonicalOf(blocks));
}

function remember(body: string, text: CanonicalText): CanonicalText {
  known = [{ body, text }, ...known].slice(0, kept);
  return text;
}

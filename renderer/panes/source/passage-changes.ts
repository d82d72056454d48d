import { diffArrays } from 'diff';

/** A run of a passage's words: in both versions, only in the old one, or only in the new one. */
export type Change = { readonly kind: 'same' | 'removed' | 'added'; readonly text: string };

/** Figures and words whole, Chinese and kana letter by letter; white space in runs, signs one by one. */
const unit =
  /\p{N}+(?:[.,]\p{N}+)*|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[\p{L}\p{M}\p{N}])+|\s+|./gsu;
/** A figure is read whole, and where letters join, a mark within a word would tear it. */
const indivisible = /[\p{N}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Thai}]/u;
/** More edits than this are a new text, not a changed one, and take long to compare. */
const mostEdits = 600;

/**
 * How a passage's old words became its new ones, to be read: word by word, and letter by letter within a word
 * that stayed largely the same. Passages that share next to nothing are given one after the other.
 */
export function changesBetween(before: string, after: string): Change[] {
  const runs = diffArrays(before.match(unit) ?? [], after.match(unit) ?? [], { maxEditLength: mostEdits });
  if (runs === undefined) return filled([removed(before), added(after)]);
  const changes = runs.map(({ value, added: isNew, removed: isOld }): Change => {
    const text = value.join('');
    return isNew ? added(text) : isOld ? removed(text) : same(text);
  });
  return joinSame(
    changes.flatMap((change, index) => {
      const next = changes[index + 1];
      if (change.kind === 'removed' && next?.kind === 'added') return withinWord(change.text, next.text);
      return change.kind === 'added' && changes[index - 1]?.kind === 'removed' ? [] : [change];
    }),
  );
}

/** Long runs that stayed the same are shortened to their ends, so that the changes can be seen in a narrow card. */
export function shortened(changes: readonly Change[], keep = 36): Change[] {
  return changes.map((change, index) => {
    const letters = [...change.text];
    if (change.kind !== 'same' || letters.length <= keep * 2 + 12) return change;
    const head = index === 0 ? '' : letters.slice(0, keep).join('');
    const tail = index === changes.length - 1 ? '' : letters.slice(-keep).join('');
    return same(`${head} … ${tail}`.trim());
  });
}

const same = (text: string): Change => ({ kind: 'same', text });
const removed = (text: string): Change => ({ kind: 'removed', text });
const added = (text: string): Change => ({ kind: 'added', text });
const filled = (changes: readonly Change[]) => changes.filter(({ text }) => text !== '');

/** What the two have in common at their ends is taken out, where that is at least half of the longer one. */
function withinWord(before: string, after: string): Change[] {
  const whole = [removed(before), added(after)];
  if (/\s/.test(before + after) || indivisible.test(before + after)) return whole;
  const [old, fresh] = [[...before], [...after]];
  const shorter = Math.min(old.length, fresh.length);
  let head = 0;
  while (head < shorter && old[head] === fresh[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && old.at(-1 - tail) === fresh.at(-1 - tail)) tail += 1;
  if ((head + tail) * 2 < Math.max(old.length, fresh.length)) return whole;
  return filled([
    same(old.slice(0, head).join('')),
    removed(old.slice(head, old.length - tail).join('')),
    added(fresh.slice(head, fresh.length - tail).join('')),
    same(old.slice(old.length - tail).join('')),
  ]);
}

function joinSame(changes: readonly Change[]): Change[] {
  const joinedRuns: Change[] = [];
  for (const change of changes) {
    const last = joinedRuns.at(-1);
    if (last?.kind === 'same' && change.kind === 'same')
      joinedRuns[joinedRuns.length - 1] = same(last.text + change.text);
    else joinedRuns.push(change);
  }
  return joinedRuns;
}

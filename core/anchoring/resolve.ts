import type { Anchor } from '../model/annotation.ts';
import type { TextRange } from '../text/sentences.ts';
import { lookBesideParts } from './beside-part.ts';
import { joinParts } from './join-parts.ts';
import type { Part } from './parts.ts';
import type { Placement } from './placement.ts';
import type { SearchedText } from './searched-text.ts';
import { fateOf } from './sentence-fate.ts';
import { sentencesRound } from './sentences-round.ts';
import { type Source, wantedAt } from './wanted.ts';
import { findWithin } from './within-sentence.ts';

export type { Placement } from './placement.ts';
export { type SearchedText, textToSearch } from './searched-text.ts';

/**
 * Where the anchor's passage stands in the text; null when none may be offered. Never places a deleted passage, and
 * places nothing where two places are nearly as good.
 */
export function resolveAnchor(searched: SearchedText, anchor: Anchor): Placement | null {
  const { text } = searched;
  const { exact, prefix, suffix } = anchor.quote;
  const { position } = anchor;
  const { start, end } = position;
  const { source, passage } = sourceOf(searched.earlier, anchor);
  if (start >= prefix.length && text.startsWith(prefix + exact + suffix, start - prefix.length)) {
    const stayed = end - start === exact.length && (!source.whole || isSameAround(source.text, text, position));
    if (stayed) return { start, end, how: 'exact', similarity: 1 };
  }
  const parts = sentencesOf(source, passage).map((sentence) => followPart(searched, source, sentence, passage));
  return joinParts(searched, anchor, wantedAt(source, passage), lookBesideParts(searched, source, parts));
}

/** More than the context that an anchor keeps: doubles that stand near each other share that. */
const around = 160;

function isSameAround(earlier: string, text: string, { start, end }: TextRange): boolean {
  const from = Math.max(0, start - around);
  return earlier.slice(from, end + around) === text.slice(from, end + around);
}

/** The earlier text where the anchor's passage really stands in it, else the passage with its context. */
function sourceOf(earlier: string | null, { quote, position }: Anchor): { source: Source; passage: TextRange } {
  const { exact, prefix, suffix } = quote;
  const { start, end } = position;
  const all = prefix + exact + suffix;
  if (earlier !== null && end - start === exact.length && start >= prefix.length) {
    if (earlier.startsWith(all, start - prefix.length))
      return { source: { text: earlier, whole: true }, passage: position };
  }
  const passage = { start: prefix.length, end: prefix.length + exact.length };
  return { source: { text: all, whole: false }, passage };
}

/** Longer ones are hardly sentences, and take long to align. */
const longestSentence = 1_000;

/** The sentences that the passage stands in; of long ones, and of a source that isn't whole, what the passage has. */
function sentencesOf({ text, whole }: Source, passage: TextRange): TextRange[] {
  return sentencesRound(text, passage).map((sentence) =>
    whole && sentence.end - sentence.start <= longestSentence ? sentence : common(sentence, passage),
  );
}

/** What became of the part of a passage that one sentence holds. */
function followPart(searched: SearchedText, source: Source, sentence: TextRange, passage: TextRange): Part {
  const { start, end } = common(sentence, passage);
  const part = { start, end, letters: source.text.slice(start, end).replace(/\s/gu, '').length };
  const fate = fateOf(searched, wantedAt(source, sentence));
  if (fate.kind === 'words') {
    const from = fate.start + start - sentence.start;
    return { ...part, piece: { start: from, end: from + end - start, sure: true, kept: 1 } };
  }
  if (fate.kind !== 'altered') return { ...part, piece: fate.kind };
  if (start > sentence.start || end < sentence.end) {
    return { ...part, piece: findWithin(searched, source, sentence, fate, part) };
  }
  return { ...part, piece: { start: fate.start, end: fate.end, sure: false, kept: fate.kept } };
}

function common(a: TextRange, b: TextRange): TextRange {
  return { start: Math.max(a.start, b.start), end: Math.min(a.end, b.end) };
}

import type { Citation } from '../../../core/ipc/replies.ts';
import type { ChipText } from '../../../core/markdown/chip-text.ts';
import { warningsOf } from './citation-warnings.ts';

/** The longest source name on a chip, in columns; a Chinese, Japanese or Korean letter takes two. */
const longestName = 16;
const wide = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;
/** Small words that a cut name should not end in. */
const danglingWords = /(?:\s+(?:of|the|a|an|and|in|on|for|to|at|by|de|la|le|du|des|der|die|das|und))+$/i;
const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** Of citations that were described before: a text shows the same chips again and again. */
const described = new WeakMap<Citation, ChipText>();

/** The words of a citation's chip, such as `Coast Herald ¶5 · B2`. */
export function describeChip(citation: Citation): ChipText {
  const before = described.get(citation);
  if (before !== undefined) return before;
  const chip = makeChip(citation);
  described.set(citation, chip);
  return chip;
}

function makeChip(citation: Citation): ChipText {
  const grade = gradeOf(citation);
  const label = chipLabel(citation);
  const warnings = warningsOf(citation);
  const marks = warnings.map(({ word }) => word);
  const facts = [citation.publisher ?? citation.articleTitle, citation.locator, grade && `grade ${grade}`, ...marks];
  const name = `Citation: ${facts.filter((fact) => fact !== null).join(', ')}`;
  return { label, name, tooltip: tooltipOf(citation), grade, warnings };
}

/** Source, place and grade. A right-to-left name is isolated, so that the place stays behind it. */
export function chipLabel(citation: Citation): string {
  const name = shortName(citation.publisher ?? citation.articleTitle);
  const isolated = rightToLeft.test(name) ? `\u2068${name}\u2069` : name;
  const place = citation.locator === null ? isolated : `${isolated} ${citation.locator}`;
  const grade = gradeOf(citation);
  return grade === null ? place : `${place} · ${grade}`;
}

/** Admiralty grade: reliability of the source and credibility of the item, as far as they are known. */
export function gradeOf(citation: Pick<Citation, 'reliability' | 'credibility'>): string | null {
  const grade = `${citation.reliability ?? ''}${citation.credibility ?? ''}`;
  return grade === '' ? null : grade;
}

/** A name without its leading article, cut after a whole word (or letter) where it is too long for a chip. */
export function shortName(name: string): string {
  const bare = name.trim().replace(/^(?:the|a|an)\s+(?=\S)/i, '');
  if (columns(bare) <= longestName) return bare;
  let cut = '';
  for (const { segment } of graphemes.segment(bare)) {
    if (columns(cut) + columns(segment) > longestName - 1) break;
    cut += segment;
  }
  const words = cut.replace(/\s+\S*$/u, '');
  const kept = bare.startsWith(`${cut} `) || columns(words) < longestName / 2 ? cut : words;
  return `${kept.replace(danglingWords, '').replace(/[\s,;:–—-]+$/u, '')}…`;
}

function columns(text: string): number {
  let count = 0;
  for (const { segment } of graphemes.segment(text)) count += wide.test(segment) ? 2 : 1;
  return count;
}

function tooltipOf(citation: Citation): string {
  const quote = citation.quote.length > 280 ? `${citation.quote.slice(0, 280).trimEnd()}…` : citation.quote;
  const warnings = warningsOf(citation).map(({ sentence }) => `⚠ ${sentence}`);
  return [citation.articleTitle, quote && `“${quote}”`, ...warnings].filter(Boolean).join('\n');
}

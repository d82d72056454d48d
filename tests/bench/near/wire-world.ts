import { type LanguageName, makeLanguage } from '../anchoring/language.ts';
import type { Random } from '../random.ts';

/** Sentences without their spacing; a paragraph is a list of them. */
export type Paragraph = readonly (readonly string[])[];
export type Report = { readonly subject: Subject; readonly paragraphs: readonly Paragraph[] };

/** What reports on one matter share: its names and terms, and the sentences that recall what went before. */
export type Subject = {
  readonly terms: readonly (readonly string[])[];
  readonly background: readonly (readonly string[])[];
};

export type World = {
  subject(): Subject;
  /** A report of its own; only by chance does it share runs of words with another. */
  report(subject: Subject, words: number): Report;
  paragraph(subject: Subject): Paragraph;
  sentence(subject: Subject): readonly string[];
  word(): string;
  /** As a reader gets it. */
  text(paragraphs: readonly Paragraph[]): string;
};

/** Set phrases of a newsroom ("said on Monday on condition of anonymity that"), and how many sentences have one. */
const phraseCount = 80;
const phraseShare = 0.4;
const termShare = 0.6;
const backgroundShare = 0.06;

/** A made-up language in which reports are written as newsrooms write them: set phrases, names, background. */
export function makeWorld(name: LanguageName, random: Random): World {
  const language = makeLanguage(name, random);
  const words = (least: number, most: number): string[] =>
    Array.from({ length: random.whole(least, most) }, () => language.word());
  const phrases = Array.from({ length: phraseCount }, () => words(4, 9));

  const subject = (): Subject => ({
    terms: Array.from({ length: 14 }, () => words(1, 4)),
    background: Array.from({ length: 3 }, () => words(14, 24)),
  });
  const sentence = ({ terms, background }: Subject): readonly string[] => {
    if (random.next() < backgroundShare) return random.pick(background) ?? [];
    const parts: (readonly string[])[] = [words(2, 8)];
    if (random.next() < termShare) parts.push(random.pick(terms) ?? [], words(1, 6));
    if (random.next() < phraseShare) parts.push(random.pick(phrases) ?? [], words(1, 6));
    if (random.next() < termShare) parts.push(random.pick(terms) ?? [], words(1, 6));
    return parts.flat();
  };
  const paragraph = (of: Subject): Paragraph => Array.from({ length: random.whole(1, 4) }, () => sentence(of));
  const report = (of: Subject, length: number): Report => {
    const paragraphs: Paragraph[] = [];
    for (let written = 0; written < length; ) {
      const next = paragraph(of);
      paragraphs.push(next);
      written += next.flat().length;
    }
    return { subject: of, paragraphs };
  };
  const text = (paragraphs: readonly Paragraph[]): string =>
    paragraphs
      .map((each) => each.map((one) => one.join(language.space) + language.stop).join(language.space))
      .join('\n\n');
  return { subject, report, paragraph, sentence, word: () => language.word(), text };
}

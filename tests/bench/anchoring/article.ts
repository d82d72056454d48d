import type { Random } from '../random.ts';
import type { Language } from './language.ts';

/** A word with its punctuation. An edit keeps the id of what it alters, so that every passage can be followed. */
export type Token = {
  readonly text: string;
  /** Null for words that no word of the first version became. */
  readonly id: number | null;
  /** 0 in the sentence itself, else the number of the copy. */
  readonly copy: number;
  readonly fate: 'as it was' | 'typo' | 'reworded';
};
export type Sentence = {
  readonly tokens: readonly Token[];
  readonly endsParagraph: boolean;
  /** Its number in the first version; null for one that wasn't there. */
  readonly home: number | null;
};

export type Rendered = {
  readonly text: string;
  readonly tokens: readonly (Token & { readonly start: number; readonly end: number })[];
  /** The index of each sentence's first token. */
  readonly sentences: readonly number[];
};

/** Share of sentences that repeat one before them word for word: refrains, captions, pull quotes. */
const repeated = 0.02;
/** Share of sentences that are one before them with one or two other words: reports of one kind. */
const patterned = 0.05;

/** An article of so many words or a few more. */
export function makeArticle(words: number, language: Language, random: Random): Sentence[] {
  const sentences: Sentence[] = [];
  let id = 0;
  const numbered = (texts: readonly string[]): Token[] =>
    texts.map((text) => ({ text, id: id++, copy: 0, fate: 'as it was' }));
  while (id < words) {
    // No sentence stands beside its repetition: which of the two was deleted would be nobody's to say.
    const model = sentences[random.whole(0, Math.max(0, sentences.length - 2))]?.tokens.map(({ text }) => text);
    const kind = random.next();
    let texts = sentenceTexts(language, random);
    if (model !== undefined && kind < repeated) texts = model;
    else if (model !== undefined && kind < repeated + patterned) texts = withOtherWords(model, language, random);
    sentences.push({ tokens: numbered(texts), endsParagraph: random.next() < 0.25, home: sentences.length });
  }
  return sentences;
}

/** A sentence that stood nowhere before. */
export function newSentence(language: Language, random: Random): Sentence {
  const tokens = sentenceTexts(language, random).map((text): Token => ({ text, id: null, copy: 0, fate: 'as it was' }));
  return { tokens, endsParagraph: false, home: null };
}

export function render(sentences: readonly Sentence[], language: Language): Rendered {
  const parts: string[] = [];
  const tokens: (Token & { start: number; end: number })[] = [];
  const firsts: number[] = [];
  let at = 0;
  const write = (text: string): void => {
    parts.push(text);
    at += text.length;
  };
  for (const [i, sentence] of sentences.entries()) {
    firsts.push(tokens.length);
    for (const [j, token] of sentence.tokens.entries()) {
      if (j > 0) write(language.space);
      tokens.push({ ...token, start: at, end: at + token.text.length });
      write(token.text);
    }
    if (i < sentences.length - 1) write(sentence.endsParagraph ? '\n\n' : language.space);
  }
  return { text: parts.join(''), tokens, sentences: firsts };
}

function sentenceTexts(language: Language, random: Random): string[] {
  const count = random.whole(6, 34);
  return Array.from({ length: count }, (_, i) => {
    const word = random.next() < 0.03 ? String(random.whole(2, 2_000)) : language.word();
    const cased = i === 0 ? word.charAt(0).toUpperCase() + word.slice(1) : word;
    if (i === count - 1) return cased + language.stop;
    return random.next() < 0.08 ? cased + language.comma : cased;
  });
}

function withOtherWords(model: readonly string[], language: Language, random: Random): string[] {
  const texts = [...model];
  for (let n = random.whole(1, 2); n > 0; n -= 1) texts[random.whole(1, texts.length - 2)] = language.word();
  return texts;
}

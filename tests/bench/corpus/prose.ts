import type { Random } from '../random.ts';
import type { LanguageName, Vocabulary } from './vocabulary.ts';

/** Where a sentence stands in the canonical text: UTF-16 offsets, half-open. */
export type Sentence = { readonly start: number; readonly end: number };

/** A text as Markdown and as its canonical text, which is known here without parsing 100,000 bodies. */
export type Prose = { readonly body: string; readonly text: string; readonly sentences: readonly Sentence[] };

export type Writer = {
  sentence(): string;
  /** Such as stands over an article: a few words, no stop. */
  title(): string;
  prose(words: number): Prose;
};

const marks: Readonly<Record<LanguageName, { readonly space: string; readonly comma: string; readonly stop: string }>> =
  {
    English: { space: ' ', comma: ',', stop: '.' },
    Urdu: { space: ' ', comma: '،', stop: '۔' },
    Chinese: { space: '', comma: '，', stop: '。' },
  };

const commaShare = 0.07;
const numberShare = 0.015;
const headingShare = 0.1;
const listShare = 0.06;

export function makeWriter(name: LanguageName, vocabulary: Vocabulary, random: Random): Writer {
  const { space, comma, stop } = marks[name];

  const phrase = (length: number): string => {
    let text = capitalised(vocabulary.draw(random));
    for (let i = 1; i < length; i += 1) {
      if (i < length - 1 && random.next() < commaShare) text += comma;
      text += space;
      text += random.next() < numberShare ? numeral(random) : vocabulary.draw(random);
    }
    return text;
  };
  const sentence = (): string => `${phrase(random.whole(7, 30))}${stop}`;
  const title = (): string => phrase(random.whole(5, 12));

  const prose = (words: number): Prose => {
    const page = startPage();
    for (let written = 0; written < words; ) {
      const kind = random.next();
      if (written > 0 && kind < headingShare) page.add('## ', [title()], '');
      else if (kind > 1 - listShare) {
        for (let items = random.whole(3, 5); items > 0; items -= 1) {
          page.add('- ', [phrase(random.whole(4, 14))], '');
          written += 9;
        }
      }
      const sentences = Array.from({ length: random.whole(2, 5) }, sentence);
      page.add('', sentences, space);
      written += sentences.length * 18.5;
    }
    return page.finish();
  };
  return { sentence, title, prose };
}

/** Gathers blocks; of each the mark before it is in the body alone. */
function startPage() {
  const lines: string[] = [];
  const sentences: Sentence[] = [];
  const texts: string[] = [];
  let at = 0;
  let wasItem = false;
  return {
    add(mark: string, parts: readonly string[], space: string): void {
      const isItem = mark === '- ';
      if (lines.length > 0 && !(isItem && wasItem)) lines.push('');
      wasItem = isItem;
      const text = parts.join(space);
      lines.push(`${mark}${text}`);
      texts.push(text);
      for (let start = at, i = 0; i < parts.length; i += 1) {
        const end = start + (parts[i]?.length ?? 0);
        sentences.push({ start, end });
        start = end + space.length;
      }
      at += text.length + 2;
    },
    finish: (): Prose => ({ body: `${lines.join('\n')}\n`, text: texts.join('\n\n'), sentences }),
  };
}

function numeral(random: Random): string {
  return random.next() < 0.3 ? `${random.whole(1990, 2026)}` : `${random.whole(2, 12) ** random.whole(1, 4)}`;
}

function capitalised(word: string): string {
  return `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
}

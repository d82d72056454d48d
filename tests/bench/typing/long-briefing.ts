import { type Random, seededRandom } from '../random.ts';

export type LongBriefing = { readonly body: string; readonly words: number; readonly citations: number };

const syllables = [
  'ba',
  'con',
  'de',
  'fer',
  'gi',
  'lan',
  'mo',
  'ner',
  'po',
  'ra',
  'si',
  'ter',
  'un',
  'ver',
  'wo',
  'ly',
];

/**
 * A briefing of that many words that cites the ids in turn, `citations` times: headings, paragraphs with marks and
 * links, lists, quotations and tables, as people write them. One seed, one text.
 */
export function makeLongBriefing({
  words,
  citations,
  ids,
  seed,
}: {
  words: number;
  citations: number;
  ids: readonly string[];
  seed: number;
}): LongBriefing {
  const writer = new Writer(seededRandom(seed), words / citations, ids);
  while (writer.words < words) writer.section();
  return { body: writer.body(), words: writer.words, citations: writer.cited };
}

class Writer {
  words = 0;
  cited = 0;
  readonly #random: Random;
  /** How many words lie between two citations. */
  readonly #gap: number;
  readonly #ids: readonly string[];
  readonly #vocabulary: readonly string[];
  readonly #blocks: string[] = ['# A long assessment'];

  constructor(random: Random, gap: number, ids: readonly string[]) {
    this.#random = random;
    this.#gap = gap;
    this.#ids = ids;
    this.#vocabulary = Array.from({ length: 4000 }, () =>
      Array.from({ length: random.whole(1, 4) }, () => random.pick(syllables)).join(''),
    );
  }

  body(): string {
    return `${this.#blocks.join('\n\n')}\n`;
  }

  section(): void {
    this.#blocks.push(`## ${this.#phrase(5)}`);
    for (let i = 0; i < 6; i += 1) this.#blocks.push(this.#paragraph());
    const kind = this.#random.whole(0, 5);
    if (kind <= 1) this.#blocks.push(Array.from({ length: 5 }, () => `- ${this.#sentence()}`).join('\n'));
    if (kind === 2) this.#blocks.push(`> ${this.#sentence()} ${this.#sentence()}`);
    if (kind === 3) this.#blocks.push(this.#table());
  }

  #paragraph(): string {
    return Array.from({ length: this.#random.whole(3, 7) }, () => this.#sentence()).join(' ');
  }

  #sentence(): string {
    const text = this.#phrase(this.#random.whole(8, 24));
    const marked = this.#random.next() < 0.1 ? text.replace(/ (\w+) /, ' **$1** ') : text;
    const linked = this.#random.next() < 0.03 ? `${marked} [${this.#phrase(2)}](https://example.org/a)` : marked;
    return `${linked}.${this.#reference()}`;
  }

  #reference(): string {
    if (this.cited * this.#gap > this.words) return this.#random.next() < 0.3 ? '[^judgment]' : '';
    const id = this.#ids[this.cited % this.#ids.length] ?? 'judgment';
    this.cited += 1;
    return `[^${id}]`;
  }

  #table(): string {
    const row = () => `| ${this.#phrase(3)} | ${this.#random.whole(1, 999)} | ${this.#phrase(2)}${this.#reference()} |`;
    return ['| Subject | Figure | Remark |', '| --- | ---: | --- |', ...Array.from({ length: 6 }, row)].join('\n');
  }

  #phrase(length: number): string {
    this.words += length;
    const words = Array.from({ length }, () => this.#random.pick(this.#vocabulary) ?? '');
    const first = words[0] ?? '';
    return [first.charAt(0).toUpperCase() + first.slice(1), ...words.slice(1)].join(' ');
  }
}

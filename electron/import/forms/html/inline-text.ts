/** How text is set off, and the address it leads to; null: to none. */
export type Style = {
  readonly strong: boolean;
  readonly em: boolean;
  readonly strike: boolean;
  readonly code: boolean;
  readonly href: string | null;
};

export const plainStyle: Style = { strong: false, em: false, strike: false, code: false, href: null };

/** A stretch of one style; a line break is a run of its own, with the text '\n'. `image`: its text stands for one. */
export type Run = Style & { readonly text: string; readonly image: boolean };

const blanks = /[ \t\n\r\f]+/g;
/** Between two of these a line end of the source is no space. */
const closeSet = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]/u;
/** Seen by no reader: soft hyphens, byte order marks, control characters, object replacement characters. */
const unseen = /[\u00ad\ufeff\ufffc]|(?![\t\n\f\r])\p{Cc}/gu;

/** Gathers the text of one run of inline content as a browser would set it: white space collapses, breaks stay. */
export class InlineText {
  #runs: Run[] = [];

  add(text: string, style: Style): void {
    const shown = text
      .replace(/[\u2028\u2029]/g, ' ')
      .replace(unseen, '')
      .replace(blanks, (run: string, at: number, whole: string) => {
        const apart = !run.includes('\n') || !closeSet.test(whole[at - 1] ?? '');
        return apart || !closeSet.test(whole[at + run.length] ?? '') ? ' ' : '';
      });
    const last = this.#runs.at(-1);
    const follows = last === undefined || last.text === '\n' || / $/.test(last.text);
    this.#push(follows ? shown.replace(/^ /, '') : shown, style, false);
  }

  image(alternative: string, style: Style): void {
    this.#push(alternative.replace(unseen, '').replace(/\s+/gu, ' ').trim(), { ...style, code: false }, true);
  }

  break(): void {
    this.#push('\n', plainStyle, false);
  }

  /** A new line, unless at the start of one. */
  startLine(): void {
    if (this.#runs.length > 0 && this.#runs.at(-1)?.text !== '\n') this.break();
  }

  /** The paragraphs, which two breaks or more part; those without text are left out. */
  paragraphs(): Run[][] {
    const lines: Run[][] = [[]];
    for (const run of this.#runs) {
      if (run.text === '\n') lines.push([]);
      else lines.at(-1)?.push(run);
    }
    const paragraphs: Run[][] = [];
    let open = false;
    for (const line of lines.map(trimLine)) {
      if (line.length === 0) open = false;
      else if (open) paragraphs.at(-1)?.push(lineBreak, ...line);
      else {
        paragraphs.push(line);
        open = true;
      }
    }
    return paragraphs;
  }

  #push(text: string, style: Style, image: boolean): void {
    if (text === '') return;
    const { strong, em, strike, code, href } = style;
    this.#runs.push({ strong, em, strike, code, href, text, image });
  }
}

const lineBreak: Run = { ...plainStyle, text: '\n', image: false };

/** All paragraphs as one, each on a line of its own. */
export function asLines(paragraphs: readonly (readonly Run[])[]): Run[] {
  return paragraphs.flatMap((runs, i) => (i === 0 ? [...runs] : [lineBreak, ...runs]));
}

/** All on one line. */
export function asOneLine(paragraphs: readonly (readonly Run[])[]): Run[] {
  return asLines(paragraphs).map((run) => (run.text === '\n' ? { ...run, text: ' ' } : run));
}

/** What a reader sees of it. */
export function textOf(runs: readonly Run[]): string {
  return runs.map((run) => run.text).join('');
}

/** Without white space at its ends, no-break spaces among it: nobody sees it there. */
function trimLine(runs: readonly Run[]): Run[] {
  const trimmed = [...runs];
  for (let first = trimmed[0]; first !== undefined; first = trimmed[0]) {
    const text = first.text.trimStart();
    if (text !== '') {
      trimmed[0] = { ...first, text };
      break;
    }
    trimmed.shift();
  }
  for (let last = trimmed.at(-1); last !== undefined; last = trimmed.at(-1)) {
    const text = last.text.trimEnd();
    if (text !== '') {
      trimmed[trimmed.length - 1] = { ...last, text };
      break;
    }
    trimmed.pop();
  }
  return trimmed;
}

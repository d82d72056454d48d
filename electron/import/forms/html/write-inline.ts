import type { BlockKind } from '../../../../core/markdown/blocks.ts';
import { escapeInline, plainTextToMarkdown } from '../../../../core/markdown/escape.ts';
import { markerAt } from '../../../../core/markdown/line-start.ts';
import { parseDocument } from '../../../../core/markdown/parse.ts';
import { type Run, type Style, textOf } from './inline-text.ts';

/** Where the Markdown is to stand: a paragraph may have hard breaks, a heading is one line, a cell must hide its pipes. */
export type Setting = { readonly before: string; readonly after: string; readonly kind: BlockKind };

export const inParagraph: Setting = { before: '', after: '', kind: 'paragraph' };
export const inCell: Setting = { before: '| ', after: ' |\n| --- |', kind: 'table-row' };

type Placed = Run & { readonly at: number };
type Layer = 'href' | 'strong' | 'em' | 'strike';
const layers: readonly Layer[] = ['href', 'strong', 'em', 'strike'];
const delimiters = { strong: '**', em: '*', strike: '~~' } as const;
const noEmphasis = { strong: false, em: false, strike: false };

/** What may be markup somewhere; text without it can stand as it is wherever it stands. */
const needsCare = /[\\`*_[\]<>&~|@\n]|:\/\/|www\.|^[-+=#:\s]|^\d{1,9}[.)]|[#\s]$/i;

/**
 * Markdown that shows the runs' text letter for letter. Marks that would not be read as marks there, such as
 * emphasis that ends in a full stop with a Chinese letter after it, are left out rather than shown as asterisks.
 */
export function writeInline(runs: readonly Run[], setting: Setting = inParagraph): string {
  const text = textOf(runs);
  if (!needsCare.test(text) && !runs.some(isMarked)) return text;
  const plain = runs.map((run) => ({ ...run, ...noEmphasis }));
  for (const attempt of [merged(runs), merged(plain)]) {
    const written = new InlineWriter(attempt, setting).write();
    if (shows(written, text, setting)) return written;
  }
  const lines = text.split('\n');
  if (setting.kind !== 'paragraph') return lines.map(escapeInline).join('<br>');
  return lines.map((line) => plainTextToMarkdown(line).trimEnd()).join('\\\n');
}

/** Neighbours of one style as one run: two code spans side by side would be read as one with backticks in it. */
function merged(runs: readonly Run[]): Run[] {
  const all: Run[] = [];
  for (const run of runs) {
    const last = all.at(-1);
    if (last !== undefined && sameStyle(last, run)) all[all.length - 1] = { ...last, text: last.text + run.text };
    else all.push(run);
  }
  return all;
}

function sameStyle(a: Run, b: Run): boolean {
  if (a.image || b.image || a.text === '\n' || b.text === '\n') return false;
  return a.strong === b.strong && a.em === b.em && a.strike === b.strike && a.code === b.code && a.href === b.href;
}

function isMarked({ strong, em, strike, code, href, image }: Run): boolean {
  return strong || em || strike || code || image || href !== null;
}

function shows(markdown: string, text: string, { before, after, kind }: Setting): boolean {
  const [block, ...others] = parseDocument(before + markdown + after).blocks;
  return block !== undefined && others.length === 0 && block.kind === kind && block.text === text;
}

class InlineWriter {
  readonly #runs: readonly Placed[];
  readonly #text: string;
  readonly #setting: Setting;
  /** Offsets of the characters that would make a line a heading, a list item and so on. */
  readonly #markers = new Set<number>();

  constructor(runs: readonly Run[], setting: Setting) {
    let at = 0;
    this.#runs = runs.map((run) => {
      const placed = { ...run, at };
      at += run.text.length;
      return placed;
    });
    this.#text = textOf(runs);
    this.#setting = setting;
    let start = 0;
    for (const line of this.#text.split('\n')) {
      const marker = markerAt(line);
      if (marker !== null) this.#markers.add(start + marker);
      start += line.length + 1;
    }
  }

  write(): string {
    const written = this.#group(this.#runs, 0);
    return this.#setting.kind === 'heading' ? written.replace(/#(?=#*$)/g, '\\#') : written;
  }

  #group(runs: readonly Placed[], layer: number): string {
    const key = layers[layer];
    if (key === undefined) return runs.map((run) => this.#leaf(run)).join('');
    let written = '';
    for (let from = 0; from < runs.length; ) {
      const value = runs[from]?.[key] ?? null;
      let to = from + 1;
      while (to < runs.length && runs[to]?.[key] === value) to += 1;
      const group = runs.slice(from, to);
      const inner = this.#group(group, layer + 1);
      written += this.#mark(written, inner, key, value, group);
      from = to;
    }
    return written;
  }

  #mark(before: string, inner: string, key: Layer, value: Style[Layer], group: readonly Placed[]): string {
    if (value === null || value === false) return inner;
    const [, lead = '', core = '', tail = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(inner) ?? [];
    if (core === '') return inner;
    if (typeof value === 'string') return `${lead}[${core}](${destination(value)})${tail}`;
    if (key === 'href' || !this.#canFlank(before, lead, tail, group)) return inner;
    return `${lead}${delimiters[key]}${core}${delimiters[key]}${tail}`;
  }

  /** CommonMark's flanking rules, and no delimiter next to another one that isn't nested in it. */
  #canFlank(before: string, lead: string, tail: string, group: readonly Placed[]): boolean {
    const first = group[0];
    const last = group.at(-1);
    if (first === undefined || last === undefined) return false;
    if (lead === '' && /[*~]$/.test(before)) return false;
    const start = first.at;
    const end = last.at + last.text.length;
    const opens = lead !== '' || isWordAt(this.#text, start) || !isWordBefore(this.#text, start);
    return opens && (tail !== '' || isWordBefore(this.#text, end) || !isWordAt(this.#text, end));
  }

  #leaf(run: (readonly Placed[])[number]): string {
    if (run.text === '\n') return this.#setting.kind === 'paragraph' ? '\\\n' : '<br>';
    if (run.code && !run.image) return this.#code(run.text);
    const escaped = this.#escape(run);
    return run.image ? `![${escaped}]()` : escaped;
  }

  #code(text: string): string {
    const [, lead = '', core = '', tail = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(text) ?? [];
    if (core === '') return text;
    const longest = Math.max(0, ...(core.match(/`+/g) ?? []).map((ticks) => ticks.length));
    const fence = '`'.repeat(longest + 1);
    const pad = core.startsWith('`') || core.endsWith('`') ? ' ' : '';
    const shown = this.#setting.kind === 'table-row' ? core.replaceAll('|', '\\|') : core;
    return `${lead}${fence}${pad}${shown}${pad}${fence}${tail}`;
  }

  #escape(run: (readonly Placed[])[number]): string {
    let escaped = '';
    for (let i = 0; i < run.text.length; i += 1) {
      const at = run.at + i;
      const unit = run.text[i] ?? '';
      escaped += this.#markers.has(at) || isMark(this.#text, at, unit) ? `\\${unit}` : unit;
    }
    return escaped;
  }
}

/** Whether the unit may be markup of CommonMark or GFM, or part of an address that they would make a link of. */
function isMark(text: string, at: number, unit: string): boolean {
  switch (unit) {
    case '\\':
    case '`':
    case '*':
    case '[':
    case ']':
    case '<':
    case '~':
    case '|':
      return true;
    case '_':
      return !(isWordBefore(text, at) && isWordAt(text, at + 1));
    case '&':
      return /^&#?\w{1,32};/.test(text.slice(at, at + 40));
    case ':':
      return text.startsWith('://', at);
    case '.':
      return /www$/i.test(text.slice(Math.max(0, at - 3), at));
    case '@':
      return isWordBefore(text, at) && isWordAt(text, at + 1);
    default:
      return false;
  }
}

function isWordAt(text: string, at: number): boolean {
  return /^[\p{L}\p{N}\p{M}]/u.test(String.fromCodePoint(text.codePointAt(at) ?? 0x20));
}

function isWordBefore(text: string, at: number): boolean {
  return /[\p{L}\p{N}\p{M}]$/u.test(text.slice(Math.max(0, at - 2), at));
}

/** Nothing in it may end the parentheses or be taken for markup. */
function destination(href: string): string {
  return href.replace(
    /[\s()<>\\*`[\]|]/g,
    (unit) => `%${unit.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
}

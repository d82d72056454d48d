import { escapeUTF8 } from 'entities';
import { Marked, type RendererObject, type TokenizerAndRendererExtension } from 'marked';
import markedFootnote from 'marked-footnote';
import type { Citation } from '../ipc/replies.ts';
import { directionOf } from '../text/direction.ts';
import { guessLanguage } from '../text/language.ts';

/** Something that a citation's reader must be told of its source or its passage. */
export type CitationWarning = {
  readonly kind: 'withdrawn' | 'corrected' | 'changed' | 'lost';
  /** For a badge, such as `withdrawn`. */
  readonly word: string;
  readonly sentence: string;
};

/** The words of one citation's chip: what it shows, what a screen reader says, what hovering tells. */
export type ChipText = {
  readonly label: string;
  readonly name: string;
  readonly tooltip: string;
  /** Admiralty grade such as `B2`, or null when the passage has none. */
  readonly grade: string | null;
  /** The gravest first; the chip is marked with that one. */
  readonly warnings: readonly CitationWarning[];
};

export type PreviewInput = {
  readonly body: string;
  /** The briefing's language, or null when unknown. */
  readonly lang: string | null;
  /** By annotation id: null for an id that no annotation has, no entry while it is not yet known. */
  readonly citations: ReadonlyMap<string, Citation | null>;
  readonly describe: (citation: Citation) => ChipText;
};

/** In an `href`, before the id of the annotation that a chip or a source's title stands for. */
export const noteFragment = '#note-';

/** A letter and five or more letters or digits: what an annotation's id looks like. */
const idShape = /^[a-z][a-z0-9]{5,31}$/;

/** Deeper nesting than a person writes; marked needs seconds for it, or overflows the stack. */
const tooDeep = /^(?:[ \t>]|[-*+] ){200}/m;

/**
 * HTML of a briefing for reading: chips in place of citations, the writer's own footnotes, and the cited passages
 * at the end. What comes from citations is escaped; HTML that the writer typed passes through, so the result must
 * go through the sanitiser. Text that cannot be laid out is shown as it was typed.
 */
export function renderPreview(input: PreviewInput): string {
  const cited = new Map<string, Citation>();
  try {
    if (tooDeep.test(input.body)) return plain(input.body);
    // marked-footnote keeps state between runs, so every run has its own instance.
    const marked = new Marked(
      { gfm: true, renderer: blockRenderer(input.lang) },
      markedFootnote({ headingClass: 'footnotes-heading' }),
      {
        extensions: [citationExtension(input, cited)],
      },
    );
    return marked.parse(input.body, { async: false }) + sources([...cited.values()], input.describe);
  } catch (error) {
    if (error instanceof RangeError || error instanceof URIError) return plain(input.body);
    throw error;
  }
}

function plain(body: string): string {
  return `<pre dir="auto">${escapeUTF8(body)}</pre>`;
}

type CitationToken = { type: 'citation'; raw: string; label: string };

function citationExtension(input: PreviewInput, cited: Map<string, Citation>): TokenizerAndRendererExtension {
  const ownFootnotes = new Set(Array.from(input.body.matchAll(/^ {0,3}\[\^([^\]\n]+)\]:/gm), (match) => match[1]));
  return {
    name: 'citation',
    level: 'inline',
    start: (source) => source.indexOf('[^'),
    tokenizer(source): CitationToken | undefined {
      const match = /^\[\^([a-z][a-z0-9]*)\]/.exec(source);
      const label = match?.[1];
      if (match === null || label === undefined) return undefined;
      const known = input.citations.get(label);
      if (!known && ownFootnotes.has(label)) return undefined;
      if (!known && label !== 'judgment' && !idShape.test(label)) return undefined;
      return { type: 'citation', raw: match[0], label };
    },
    renderer(token) {
      const label: string = token['label'];
      const citation = input.citations.get(label);
      if (label === 'judgment') return '<span class="cite judgment" title="The writer’s own judgment">judgment</span>';
      if (citation === undefined) return `<span class="cite pending">${label}</span>`;
      if (citation === null) {
        return `<span class="cite missing" title="No passage in this library has the id ${label}">missing source</span>`;
      }
      cited.set(label, citation);
      const chip = input.describe(citation);
      const attributes = `href="${noteFragment}${label}" title="${escapeUTF8(chip.tooltip)}" aria-label="${escapeUTF8(chip.name)}"`;
      const mark = chip.warnings[0] === undefined ? '' : ` ${chip.warnings[0].kind}`;
      return `<a class="cite${mark}" dir="ltr" ${attributes}>${escapeUTF8(chip.label)}</a>`;
    },
  };
}

const scripts = [
  { letters: /\p{Script=Arabic}/u, languages: /^(?:ar|fa|ur|ps|sd|ug|ckb|ks|pnb)\b/ },
  { letters: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Hangul}]/u, languages: /^(?:zh|ja|ko|yue)\b/ },
];

/**
 * The language of a block whose script needs a face or glyphs of its own: the document's language where it is
 * written in that script, else what the letters tell. Null for other scripts, or when that is unknown.
 */
export function blockLanguage(text: string, documentLanguage: string | null): string | null {
  const script = scripts.find(({ letters }) => letters.test(text));
  if (script === undefined) return null;
  if (documentLanguage !== null && script.languages.test(documentLanguage)) return documentLanguage;
  return guessLanguage(text);
}

function langAttribute(text: string, documentLanguage: string | null): string {
  const language = blockLanguage(text, documentLanguage);
  return language === null ? '' : ` lang="${escapeUTF8(language)}"`;
}

/** A block of blocks has a direction of its own: `auto` does not look into children that have one. */
function container(text: string): string {
  return ` dir="${directionOf(text)}"`;
}

function blockRenderer(documentLanguage: string | null): RendererObject {
  const lang = (text: string) => langAttribute(text, documentLanguage);
  const leaf = (text: string) => ` dir="auto"${lang(text)}`;
  return {
    heading({ tokens, depth, text }) {
      return `<h${depth}${leaf(text)}>${this.parser.parseInline(tokens)}</h${depth}>\n`;
    },
    paragraph({ tokens, text }) {
      return `<p${leaf(text)}>${this.parser.parseInline(tokens)}</p>\n`;
    },
    blockquote({ tokens, text }) {
      return `<blockquote${container(text)}>\n${this.parser.parse(tokens)}</blockquote>\n`;
    },
    list({ ordered, start, items, raw }) {
      const tag = ordered ? 'ol' : 'ul';
      const from = ordered && start !== 1 ? ` start="${start}"` : '';
      const rows = items.map((item) => this.listitem(item)).join('');
      return `<${tag}${from}${container(raw)}${lang(raw)}>\n${rows}</${tag}>\n`;
    },
    checkbox({ checked }) {
      return `<span class="task">${checked ? '☑' : '☐'}</span> `;
    },
    table({ header, rows, raw }) {
      const row = (cells: typeof header) => `<tr>${cells.map((cell) => this.tablecell(cell)).join('')}</tr>\n`;
      const body = rows.length === 0 ? '' : `<tbody>\n${rows.map(row).join('')}</tbody>\n`;
      return `<table${container(raw)}>\n<thead>\n${row(header)}</thead>\n${body}</table>\n`;
    },
    tablecell({ tokens, header, align, text }) {
      const tag = header ? 'th' : 'td';
      const alignment = align === null ? '' : ` align="${align}"`;
      return `<${tag}${alignment}${leaf(text)}>${this.parser.parseInline(tokens)}</${tag}>`;
    },
    image({ href, text }) {
      if (/^data:image\//i.test(href)) return `<img src="${escapeUTF8(href)}" alt="${escapeUTF8(text)}">`;
      return `<a class="image-link" href="${escapeUTF8(href)}">${escapeUTF8(text === '' ? 'Image' : text)}</a>`;
    },
  };
}

/** The cited passages in the order of their first citation. */
function sources(cited: readonly Citation[], describe: PreviewInput['describe']): string {
  if (cited.length === 0) return '';
  const entries = cited.map((citation) => source(citation, describe(citation))).join('');
  return `<section class="sources"><h2>Sources</h2>\n<ol>\n${entries}</ol></section>\n`;
}

function source(citation: Citation, { grade, warnings }: ChipText): string {
  const title = `<a class="follow" href="${noteFragment}${citation.id}">${escapeUTF8(citation.articleTitle)}</a>`;
  const facts = [citation.publisher, citation.publishedAt && longDate(citation.publishedAt), citation.locator]
    .filter((fact) => fact !== null && fact !== '')
    .map((fact) => `<bdi>${escapeUTF8(String(fact))}</bdi>`);
  const badges = [
    grade === null ? '' : ` <span class="grade">${escapeUTF8(grade)}</span>`,
    ...warnings.map(
      ({ kind, word, sentence }) =>
        ` <span class="grade warning ${kind}" title="${escapeUTF8(sentence)}">${escapeUTF8(word)}</span>`,
    ),
  ];
  const quote = citation.quote === '' ? '' : quoted(citation);
  const heading = `<p class="source-title" dir="auto"${langAttribute(citation.articleTitle, null)}>${title}${badges.join('')}</p>`;
  return `<li id="note-${citation.id}">${heading}<p class="facts">${facts.join(' · ')}</p>${quote}</li>\n`;
}

function quoted(citation: Citation): string {
  const lines = escapeUTF8(citation.quote).replace(/\n+/g, '<br>');
  return `<blockquote dir="${citation.direction}"><p${langAttribute(citation.quote, null)}>${lines}</p></blockquote>`;
}

/** `2026-03-03` as `3 March 2026`. */
function longDate(day: string): string {
  const format = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
  return format.format(new Date(`${day}T00:00:00Z`));
}

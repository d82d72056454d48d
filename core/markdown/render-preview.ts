import { escapeUTF8 } from 'entities';
import { Marked, type RendererObject, type TokenizerAndRendererExtension } from 'marked';
import markedFootnote from 'marked-footnote';
import type { Citation } from '../ipc/replies.ts';
import { directionOf } from '../text/direction.ts';
import { langAttribute } from './block-language.ts';
import { type ChipText, noteFragment } from './chip-text.ts';
import { renderSource } from './preview-sources.ts';
import { type BlockMemo, renderBlocks } from './render-blocks.ts';

export type PreviewInput = {
  readonly body: string;
  /** The briefing's language, or null when unknown. */
  readonly lang: string | null;
  /** By annotation id: null for an id that no annotation has, no entry while it is not yet known. */
  readonly citations: ReadonlyMap<string, Citation | null>;
  readonly describe: (citation: Citation) => ChipText;
};

/** A letter and five or more letters or digits: what an annotation's id looks like. */
const idShape = /^[a-z][a-z0-9]{5,31}$/;

/** Deeper nesting than a person writes; marked needs seconds for it, or overflows the stack. */
const tooDeep = /^(?:[ \t>]|[-*+] ){200}/m;

/** A preview in pieces of HTML, each of which shows the same when it is parsed alone. */
export type PreviewParts = {
  /** What was written, block by block, and the writer's own footnotes behind it. */
  readonly blocks: readonly string[];
  /** The list items of the cited passages in the order of their first citation. */
  readonly sources: readonly string[];
};

/**
 * A briefing for reading: chips in place of citations, the writer's own footnotes, and the cited passages at the
 * end. What comes from citations is escaped; HTML that the writer typed passes through, so each piece must go
 * through the sanitiser. Text that cannot be laid out is shown as it was typed. `memo`: of earlier renderings with the
 * same citations and language.
 */
export function renderParts(input: PreviewInput, memo: BlockMemo | null = null): PreviewParts {
  const cited: Citation[] = [];
  try {
    if (tooDeep.test(input.body)) return plain(input.body);
    const ownFootnotes = new Set(Array.from(input.body.matchAll(/^ {0,3}\[\^([^\]\n]+)\]:/gm), (match) => match[1]));
    // marked-footnote keeps state between runs, so every run has its own instance.
    const marked = new Marked(
      { gfm: true, renderer: blockRenderer(input.lang) },
      markedFootnote({ headingClass: 'footnotes-heading' }),
      {
        extensions: [citationExtension(input, ownFootnotes, cited)],
      },
    );
    const rendered = renderBlocks(input.body, {
      marked,
      cited,
      memo: /\[\^[^\]\n]+\]:/.test(input.body) ? null : memo,
    });
    const passages = new Map(rendered.cited.map((citation) => [citation.id, citation]));
    return {
      blocks: rendered.pieces,
      sources: Array.from(passages.values(), (citation) => renderSource(citation, input.describe(citation))),
    };
  } catch (error) {
    if (error instanceof RangeError || error instanceof URIError) return plain(input.body);
    throw error;
  }
}

/** The same in one piece. */
export function renderPreview(input: PreviewInput): string {
  const { blocks, sources } = renderParts(input);
  const list =
    sources.length === 0 ? '' : `<section class="sources"><h2>Sources</h2>\n<ol>\n${sources.join('')}</ol></section>\n`;
  return blocks.join('') + list;
}

function plain(body: string): PreviewParts {
  return { blocks: [`<pre dir="auto">${escapeUTF8(body)}</pre>`], sources: [] };
}

type CitationToken = { type: 'citation'; raw: string; label: string };

function citationExtension(
  input: PreviewInput,
  ownFootnotes: ReadonlySet<string | undefined>,
  cited: Citation[],
): TokenizerAndRendererExtension {
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
      cited.push(citation);
      const chip = input.describe(citation);
      const attributes = `href="${noteFragment}${label}" title="${escapeUTF8(chip.tooltip)}" aria-label="${escapeUTF8(chip.name)}"`;
      const mark = chip.warnings[0] === undefined ? '' : ` ${chip.warnings[0].kind}`;
      return `<a class="cite${mark}" dir="ltr" ${attributes}>${escapeUTF8(chip.label)}</a>`;
    },
  };
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

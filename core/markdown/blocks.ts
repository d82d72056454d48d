/** 'image' marks an image's alternative text; 'link' goes with the span's `href`. */
export type Mark = 'strong' | 'em' | 'code' | 'strike' | 'link' | 'image';

/** A run of text with the same marks, outermost mark first. `href` is null outside links. */
export type Span = { readonly text: string; readonly marks: readonly Mark[]; readonly href: string | null };

/** A paragraph is named after the innermost container that it stands in: 'list-item', 'quote', or plain 'paragraph'. */
export type BlockKind = 'heading' | 'paragraph' | 'list-item' | 'quote' | 'code' | 'table-row' | 'html';

/** One step of the reading column. Offsets are UTF-16 units of the canonical text, half-open. */
export type Block = {
  readonly index: number;
  readonly kind: BlockKind;
  /** The canonical text's slice from `start` to `end`; never blank. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** The ¶ number, from 1; null for headings. */
  readonly number: number | null;
  /** A heading's level 1–6, else 0. */
  readonly level: number;
  /** How many block quotes it stands in. */
  readonly quoteDepth: number;
  /** Depth from 1; the marker is '•', '3.', '☑' or '☐', or null for a further block of the same item. */
  readonly list: { readonly depth: number; readonly marker: string | null } | null;
  /** Whether it is a table's header row. */
  readonly header: boolean;
  /** Their texts concatenated are `text`. In a table row a span '\t' stands between two cells. */
  readonly spans: readonly Span[];
};

/** What a reader sees of a Markdown body: the blocks' texts joined by a blank line. */
export type CanonicalText = { readonly text: string; readonly blocks: readonly Block[] };

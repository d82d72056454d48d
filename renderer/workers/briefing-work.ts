import { type Assessment, assess } from '../../core/briefing/assess.ts';
import { citedIds } from '../../core/briefing/citations.ts';
import type { Citation } from '../../core/ipc/replies.ts';
import { changesOfPieces, type PieceChanges } from '../../core/markdown/piece-changes.ts';
import { BlockMemo } from '../../core/markdown/render-blocks.ts';
import { type PreviewParts, renderParts } from '../../core/markdown/render-preview.ts';
import { findHits, type Hit } from '../../core/search/find-hits.ts';
import { parseQuery } from '../../core/search/query.ts';
import { describeChip } from '../panes/briefing/chip-label.ts';

type PreviewAsked = {
  readonly kind: 'preview';
  readonly text: string;
  readonly lang: string | null;
  /** Those that were not told before, or that have changed. */
  readonly citations: readonly (readonly [string, Citation | null])[];
  /** The edition of the preview that the page shows; 0 for none. */
  readonly shown: number;
};

/** What can be asked about a briefing's text. */
export type Asked =
  | { readonly kind: 'check'; readonly text: string; readonly lang: string | null }
  | { readonly kind: 'cited'; readonly text: string }
  | { readonly kind: 'hits'; readonly text: string; readonly query: string }
  | PreviewAsked;

/** `edition` names what the page shows once it has made the changes. */
export type PreviewChanges = {
  readonly edition: number;
  readonly blocks: PieceChanges;
  readonly sources: PieceChanges;
};

export type Answers = {
  readonly check: Assessment;
  readonly cited: readonly string[];
  readonly hits: readonly Hit[];
  readonly preview: PreviewChanges;
};

const nothing: PreviewParts = { blocks: [], sources: [] };

/** The work on a briefing's text that is too long for the thread of the page. */
export class BriefingWork {
  readonly #citations = new Map<string, Citation | null>();
  #memo = new BlockMemo();
  #lang: string | null = null;
  #parts = nothing;
  #edition = 0;

  answer(asked: Asked): Answers[Asked['kind']] {
    switch (asked.kind) {
      case 'check':
        return assess(asked.text, asked.lang);
      case 'cited':
        return citedIds(asked.text);
      case 'hits':
        return findHits(asked.text, parseQuery(asked.query));
      case 'preview':
        return this.#preview(asked);
    }
  }

  #preview({ text, lang, citations, shown }: PreviewAsked): PreviewChanges {
    for (const [id, citation] of citations) this.#citations.set(id, citation);
    if (citations.length > 0 || lang !== this.#lang) this.#memo = new BlockMemo();
    this.#lang = lang;
    const before = shown === this.#edition ? this.#parts : nothing;
    const input = { body: text, lang, citations: this.#citations, describe: describeChip };
    this.#parts = renderParts(input, this.#memo);
    this.#edition += 1;
    return {
      edition: this.#edition,
      blocks: changesOfPieces(before.blocks, this.#parts.blocks),
      sources: changesOfPieces(before.sources, this.#parts.sources),
    };
  }
}

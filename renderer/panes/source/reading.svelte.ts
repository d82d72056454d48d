import { untrack } from 'svelte';
import { locatorOf } from '../../../core/anchoring/locate.ts';
import type { CitedSentence } from '../../../core/ipc/replies.ts';
import type { Annotation } from '../../../core/model/annotation.ts';
import type { Article } from '../../../core/model/article.ts';
import { type Offsets, type PlacedBlock, rangeOf } from '../../dom/offsets.ts';
import { clearSelection, offsetAtPoint, rangeHolds } from '../../dom/selection.ts';
import { canonicalTextOf } from '../../state/canonical-text.ts';
import { coverageOf } from './coverage.ts';
import type { GrowingText } from './growing-text.ts';
import { isShown, isUndecided, notesOf } from './notes.ts';
import { paintLayers } from './paint-layers.ts';
import { type Target, targetOf } from './passage-acts.ts';
import type { Direction } from './passage-steps.ts';
import { type Passage, passagesAt, passagesOf, sentencesByAnnotation } from './passages.ts';
import type { Chunk } from './text-build.ts';

type Input = {
  readonly article: Article;
  readonly annotations: readonly Annotation[];
  readonly sentences: readonly CitedSentence[];
};

/** What is being read and what is picked out of it: all that the parts of the source pane share. */
export class Reading {
  /** The annotation whose note is open, whose comment is being edited, whose citing sentences are listed. */
  selectedId: string | null = $state(null);
  editingId: string | null = $state(null);
  listingId: string | null = $state(null);
  /** What the person has selected of the text. */
  selection: Offsets | null = $state.raw(null);
  /** The text as it stands in the page: its blocks so far, and what they are laid out in. */
  text: GrowingText | null = $state.raw(null);
  placed: readonly PlacedBlock[] = $state.raw([]);
  chunks: readonly Chunk[] = $state.raw([]);
  /** All of it stands: a passage that isn't there won't come. */
  complete = $state(true);

  /** The passage that was asked to be annotated: its annotation is selected when it comes. */
  awaited: Offsets | null = null;

  readonly #input: () => Input;
  readonly #body = $derived.by(() => this.#input().article.body);
  readonly canonical = $derived(canonicalTextOf(this.#body));
  readonly #pages = $derived.by(() => this.#input().article.pages);
  readonly passages = $derived.by(() => passagesOf(this.#input().annotations, this.canonical.text.length));
  readonly #passagesById = $derived(new Map(this.passages.map((passage) => [passage.id, passage])));
  readonly ranges = $derived(
    new Map(
      this.passages.flatMap(({ id, start, end }) => {
        const range = rangeOf(this.placed, start, end);
        return range === null ? [] : [[id, range] as const];
      }),
    ),
  );
  readonly locators = $derived(
    new Map(this.passages.map(({ id, start, end }) => [id, locatorOf(this.canonical.blocks, start, end, this.#pages)])),
  );
  readonly cited = $derived.by(() => sentencesByAnnotation(this.#input().sentences));
  readonly coverage = $derived(
    coverageOf(this.canonical.blocks, this.passages, new Set(this.cited.keys()), this.#pages),
  );
  readonly layers = $derived(paintLayers(this.passages, this.selectedId));
  readonly #allNotes = $derived.by(() => notesOf(this.#input().annotations, this.passages));
  /** The notes to show, in the order of the margin. */
  readonly notes = $derived(this.complete ? this.#allNotes.filter((note) => isShown(note, this.selectedId)) : []);
  /** The notes that wait to be decided, in the order of the margin. */
  readonly #undecided = $derived(this.#allNotes.filter(({ annotation }) => isUndecided(annotation)));
  /** The open note where it may be attached to another passage: it has changed or is lost. */
  readonly movable = $derived(
    this.#undecided.find(({ annotation }) => annotation.id === this.selectedId)?.annotation ?? null,
  );

  constructor(input: () => Input) {
    this.#input = input;
  }

  /** A text begins to stand in the page, or all of it has come to. */
  stand(text: GrowingText): void {
    const isMore = this.text !== text || this.placed.length !== text.placed.length;
    this.text = text;
    this.complete = text.complete;
    if (!isMore) return;
    this.placed = [...text.placed];
    this.chunks = [...text.chunks];
  }

  /** To be run when the annotations change: opens the note that was waited for, closes one that is gone. */
  followAnnotations(): void {
    const made = this.passages.find(({ start, end }) => start === this.awaited?.start && end === this.awaited.end);
    const ids = this.#input().annotations.map(({ id }) => id);
    untrack(() => {
      if (made !== undefined) this.select(made.id);
      else if (this.selectedId !== null && !ids.includes(this.selectedId)) this.deselect();
    });
  }

  /** Opens a note; the selection gives way, so that acts are about one thing only. */
  select(id: string): void {
    if (this.selection !== null) clearSelection();
    this.selection = null;
    if (this.selectedId !== id) this.listingId = null;
    this.selectedId = id;
    if (this.editingId !== id) this.editingId = null;
    this.awaited = null;
  }

  deselect(): void {
    this.selectedId = null;
    this.editingId = null;
    this.listingId = null;
  }

  edit(id: string): void {
    this.select(id);
    this.editingId = id;
  }

  list(id: string | null): void {
    if (id !== null) this.select(id);
    this.listingId = id;
  }

  /** Null for a note on the whole source and one whose passage is lost. */
  passageOf(id: string): Passage | null {
    return this.#passagesById.get(id) ?? null;
  }

  /** A note on the whole source, or one whose passage is lost. */
  isWithoutPassage(id: string): boolean {
    return this.#input().annotations.some((annotation) => annotation.id === id) && this.passageOf(id) === null;
  }

  get selectedText(): string | null {
    return this.selection === null ? null : this.canonical.text.slice(this.selection.start, this.selection.end);
  }

  get target(): Target {
    return targetOf(this.selection, this.passages, this.selectedId);
  }

  /** The passages under a point of the window, in CSS pixels, the top one first. */
  passagesUnder(x: number, y: number): Passage[] {
    const offset = offsetAtPoint(this.placed, x, y);
    if (offset === null) return [];
    return passagesAt(this.passages, offset).filter(({ id }) => {
      const range = this.ranges.get(id);
      return range !== undefined && rangeHolds(range, x, y);
    });
  }

  /** Selects the passage under a point; where several lie, each further press takes the next. None there: deselects. */
  selectUnder(x: number, y: number): void {
    const next = this.#nextOf(this.passagesUnder(x, y));
    if (next !== null) this.select(next.id);
    // A lost note stays open while its passage is looked for in the text.
    else if (this.movable?.state !== 'lost') this.deselect();
  }

  /** Selects the first passage that touches a span of the text, or the next after the selected one there. */
  selectWithin(span: Offsets): string | null {
    const next = this.#nextOf(this.passages.filter(({ start, end }) => start < span.end && end > span.start));
    if (next !== null) this.select(next.id);
    return next?.id ?? null;
  }

  /** Selects the next or previous passage in document order, round the end; without one, from offset `from` on. */
  step(direction: Direction, from: number): string | null {
    const { passages } = this;
    const at = passages.findIndex(({ id }) => id === this.selectedId);
    const ahead = passages.findIndex(({ start }) => start >= from);
    let index = at + direction;
    if (at < 0) index = direction === 1 ? ahead : (ahead < 0 ? passages.length : ahead) - 1;
    const next = passages.at(index % Math.max(1, passages.length));
    if (next !== undefined) this.select(next.id);
    return next?.id ?? null;
  }

  /** Opens the next note that waits to be decided, round the end; without an open note, from offset `from` on. */
  stepUndecided(from: number): string | null {
    const notes = this.#undecided;
    const at = notes.findIndex(({ annotation }) => annotation.id === this.selectedId);
    const startOf = (id: string) =>
      this.passages.find((passage) => passage.id === id)?.start ?? Number.MAX_SAFE_INTEGER;
    const ahead = notes.findIndex(({ annotation }) => startOf(annotation.id) >= from);
    const next = notes[at < 0 ? Math.max(0, ahead) : (at + 1) % notes.length];
    if (next !== undefined) this.select(next.annotation.id);
    return next?.annotation.id ?? null;
  }

  #nextOf(passages: readonly Passage[]): Passage | null {
    const at = passages.findIndex(({ id }) => id === this.selectedId);
    return passages[(at + 1) % Math.max(1, passages.length)] ?? null;
  }
}

import type { EditorState, StateEffect } from '@codemirror/state';

export type KeptState = { readonly state: EditorState; readonly scroll: StateEffect<unknown> | null };

/** The editor states of briefings that are not shown: text, undo history, cursor and scroll, the latest `limit` of them. */
export class KeptStates {
  readonly #states = new Map<string, KeptState>();
  readonly #limit: number;

  constructor(limit: number) {
    this.#limit = limit;
  }

  keep(briefingId: string, kept: KeptState): void {
    this.#states.delete(briefingId);
    this.#states.set(briefingId, kept);
    const oldest = this.#states.size > this.#limit ? this.#states.keys().next().value : undefined;
    if (oldest !== undefined) this.#states.delete(oldest);
  }

  /** Gives the state out and forgets it; null when there is none. */
  take(briefingId: string): KeptState | null {
    const kept = this.#states.get(briefingId) ?? null;
    this.#states.delete(briefingId);
    return kept;
  }
}

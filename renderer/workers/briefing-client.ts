import type { Assessment } from '../../core/briefing/assess.ts';
import type { Citation } from '../../core/ipc/replies.ts';
import type { Hit } from '../../core/search/find-hits.ts';
import type { Answers, Asked, PreviewChanges } from './briefing-work.ts';
import { LatestWins } from './latest-wins.ts';

export type Question = { readonly turn: number; readonly asked: Asked };
export type Answer = { readonly turn: number; readonly answer: Answers[keyof Answers] };

/** A worker to talk to. */
export type WorkerLine = { post(question: Question): void; close(): void };
/** Who is told what comes back, and that the worker broke. */
export type Heard = { answer(answer: Answer): void; broke(reason: string): void };

type Text = { readonly text: string; readonly lang: string | null };
export type PreviewText = Text & {
  readonly citations: ReadonlyMap<string, Citation | null>;
  /** The edition that the page shows; 0 for none. */
  readonly shown: number;
};
type Waiting = { readonly resolve: (answer: unknown) => void; readonly reject: (error: Error) => void };

/** Has a worker do what is too long for the thread of the page. It is started when it is first needed, and after it broke. */
export class BriefingClient {
  readonly #start: (heard: Heard) => WorkerLine;
  readonly #waiting = new Map<number, Waiting>();
  /** The citations that the worker knows. */
  readonly #told = new Map<string, Citation | null>();
  #line: WorkerLine | null = null;
  #turn = 0;
  readonly #checks = new LatestWins((text: Text) => this.#ask('check', { kind: 'check', ...text }));
  readonly #cited = new LatestWins((text: string) => this.#ask('cited', { kind: 'cited', text }));
  readonly #hits = new LatestWins((asked: { readonly text: string; readonly query: string }) =>
    this.#ask('hits', { kind: 'hits', ...asked }),
  );
  readonly #previews = new LatestWins(({ citations, ...text }: PreviewText) =>
    this.#ask('preview', { kind: 'preview', ...text, citations: this.#untold(citations) }),
  );

  constructor(start: (heard: Heard) => WorkerLine) {
    this.#start = start;
  }

  /** Null when a later text is checked instead. */
  check(text: string, lang: string | null): Promise<Assessment | null> {
    return this.#checks.ask({ text, lang });
  }

  /** The ids that a text cites, each once; null when those of a later text are looked for instead. */
  citedIn(text: string): Promise<readonly string[] | null> {
    return this.#cited.ask(text);
  }

  /** Where a query's words and phrases stand in a text; null when a later question took its place. */
  hitsIn(text: string, query: string): Promise<readonly Hit[] | null> {
    return this.#hits.ask({ text, query });
  }

  /** What changes in the page; null when a later text is shown instead. */
  preview(text: PreviewText): Promise<PreviewChanges | null> {
    return this.#previews.ask(text);
  }

  #ask<K extends keyof Answers>(_kind: K, asked: Extract<Asked, { kind: K }>): Promise<Answers[K]> {
    this.#line ??= this.#open();
    const line = this.#line;
    this.#turn += 1;
    const turn = this.#turn;
    return new Promise((resolve, reject) => {
      // What comes back under this turn is the answer to what was asked.
      this.#waiting.set(turn, { resolve: (answer) => resolve(answer as Answers[K]), reject });
      line.post({ turn, asked });
    });
  }

  #open(): WorkerLine {
    return this.#start({
      answer: ({ turn, answer }) => {
        this.#waiting.get(turn)?.resolve(answer);
        this.#waiting.delete(turn);
      },
      broke: (reason) => this.#break(reason),
    });
  }

  #break(reason: string): void {
    this.#line?.close();
    this.#line = null;
    this.#told.clear();
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const { reject } of waiting) reject(new Error(`The text could not be worked on. ${reason}`));
  }

  #untold(citations: ReadonlyMap<string, Citation | null>): [string, Citation | null][] {
    const untold = [...citations].filter(([id, citation]) => this.#told.get(id) !== citation);
    for (const [id, citation] of untold) this.#told.set(id, citation);
    return untold;
  }
}

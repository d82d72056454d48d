import type { ImportProgress, ImportReport, ImportResult } from '../../core/ipc/imports.ts';
import { request } from '../ipc/client.ts';

/** What to import. `files` and `folder` ask the person; `retry` has the keys of failed results. */
export type ImportInput =
  | 'files'
  | 'folder'
  | { readonly files: readonly File[] }
  | { readonly text: string; readonly html: string | null; readonly title: string | null }
  | { readonly url: string }
  | { readonly retry: readonly string[] };

export type FinishedImport = Extract<ImportReport, { status: 'done' }>;

/** The imports under way, and the report of the last one that needed one. */
export class Imports {
  /** How far those under way are; null before main has said so and when there are none. */
  progress: ImportProgress | null = $state.raw(null);
  results: readonly ImportResult[] = $state.raw([]);
  /** The person stopped the import that the report is of. */
  stopped = $state(false);
  /** The report is there and was not looked at yet. */
  waiting = $state(false);
  /** Asked to stop: the file that is being written comes to its end. */
  stopping = $state(false);
  /** The person has turned to something else since the import began: nothing may jump in front of that. */
  unattended = $state(false);

  get running(): boolean {
    return this.#running > 0;
  }

  /** There is one, and only one, under way. */
  get alone(): boolean {
    return this.#running === 1;
  }

  async run(input: ImportInput): Promise<ImportReport> {
    if (this.#running === 0) this.unattended = false;
    this.#running += 1;
    try {
      return await ask(input);
    } finally {
      this.#running -= 1;
      if (this.#running === 0) {
        this.progress = null;
        this.stopping = false;
      }
    }
  }

  follow(progress: ImportProgress): void {
    // The last word of an import may come after its result.
    if (this.running) this.progress = progress;
  }

  async stop(): Promise<void> {
    this.stopping = this.running;
    await request('import.cancel', {});
  }

  keep({ results, stopped }: FinishedImport): void {
    this.results = results;
    this.stopped = stopped;
  }

  /** Tries files of the report again: what comes of them takes the place of their failure. */
  async retry(keys: readonly string[]): Promise<void> {
    const report = await this.run({ retry: keys });
    if (report.status === 'cancelled') return;
    // They come in the order of the keys: of those that a stop left out, the failure stands.
    const tried = new Set(keys.slice(0, report.results.length));
    const others = this.results.filter(({ retry }) => retry === null || !tried.has(retry));
    this.results = [...others, ...report.results];
    this.stopped ||= report.stopped;
  }

  #running = $state(0);
}

function ask(input: ImportInput): Promise<ImportReport> {
  if (input === 'files') return request('article.importChosen', {});
  if (input === 'folder') return request('article.importFolder', {});
  if ('files' in input) return request('article.importDropped', {}, input.files);
  if ('url' in input) return request('article.importUrl', input);
  if ('retry' in input) return request('article.importRetry', { keys: [...input.retry] });
  return request('article.importText', input);
}

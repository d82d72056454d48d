import type { UpdateReport } from '../../core/ipc/imports.ts';

type Updated = Extract<UpdateReport, { status: 'updated' }>;

/** Sources that are being brought up to date, and what came of it. */
export class SourceUpdates {
  /** The article whose next version is being read, or null. */
  running: string | null = $state(null);
  /** What the last update in this session did; null once the person has seen it. */
  latest: (Pick<Updated, 'version' | 'states'> & { readonly articleId: string }) | null = $state.raw(null);
  /** The version of a source whose open decisions the person doesn't want to be told of any more. */
  #dismissed: string | null = $state(null);

  dismiss(articleId: string, version: number): void {
    this.latest = null;
    this.#dismissed = `${articleId} ${version}`;
  }

  isDismissed(articleId: string, version: number): boolean {
    return this.#dismissed === `${articleId} ${version}`;
  }
}

import type { EventPayload } from '../../core/ipc/events.ts';
import { request } from '../ipc/client.ts';

/** The exports to folders that are under way. */
export class Exports {
  /** How far they are; null when there are none. */
  progress: EventPayload<'export.progress'> = $state.raw(null);
  /** Asked to stop: the files that are being written come to their end. */
  stopping = $state(false);

  follow(progress: EventPayload<'export.progress'>): void {
    this.progress = progress;
    if (progress === null) this.stopping = false;
  }

  async stop(): Promise<void> {
    this.stopping = this.progress !== null;
    await request('export.cancel', {});
  }
}

import type { WebContents } from 'electron';
import { eventChannel } from '../../core/ipc/envelope.ts';
import type { EventName, EventPayload } from '../../core/ipc/events.ts';

/** Tells the window something unasked. Nothing happens when the window is gone. */
export function sendEvent<N extends EventName>(contents: WebContents, name: N, payload: EventPayload<N>): void {
  if (!contents.isDestroyed()) contents.send(eventChannel, name, payload);
}

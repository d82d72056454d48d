import * as v from 'valibot';
import { AppError } from '../../core/errors.ts';
import type { CallInput, CallName, CallOutput } from '../../core/ipc/contract.ts';
import { type EventName, type EventPayload, events } from '../../core/ipc/events.ts';

/** Asks main and gives its answer. Throws the `AppError` that main answered with. */
export async function request<N extends CallName>(
  name: N,
  input: CallInput<N>,
  files?: readonly File[],
): Promise<CallOutput<N>> {
  const reply = await window.desk.request(name, input, files);
  // The router has parsed the value by the contract's output schema before it sent it.
  if (reply.ok) return reply.value as CallOutput<N>;
  throw new AppError(reply.error.code, reply.error.message, reply.error.details);
}

/** Calls `listener` for every event of that name; returns the function that ends it. */
export function subscribe<N extends EventName>(name: N, listener: (payload: EventPayload<N>) => void): () => void {
  return window.desk.subscribe((received, payload) => {
    if (received === name) listener(v.parse(events[name], payload) as EventPayload<N>);
  });
}

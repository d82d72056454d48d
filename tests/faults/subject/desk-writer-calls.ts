import type { CallInput, CallName, CallOutput } from '../../../core/ipc/contract.ts';
import type { Reply } from '../../../core/ipc/envelope.ts';
import type { RawRequest } from '../../../electron/ipc/router.ts';
import { tell } from './tell.ts';

export type Call = <N extends CallName>(name: N, input: CallInput<N>) => Promise<CallOutput<N>>;

/** Asks the router as the window does. What it refuses is told of `subject`, and thrown. */
export function createCall(route: (request: RawRequest) => Promise<Reply<unknown>>): Call {
  return async <N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>> => {
    const reply = await route({ trusted: true, name, input, files: undefined });
    // The router has parsed the value by the contract's output schema.
    if (reply.ok) return reply.value as CallOutput<N>;
    tell(`NAK ${name} ${reply.error.code}`);
    throw new Error(`${name} was refused: ${reply.error.message}`);
  };
}

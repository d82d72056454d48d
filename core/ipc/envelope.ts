import type { ErrorCode, ErrorDetails } from '../errors.ts';

/** How every reply crosses the process border: Electron keeps only the message of a thrown error. */
export type Reply<T> =
  | { readonly ok: true; readonly value: T }
  | {
      readonly ok: false;
      readonly error: { readonly code: ErrorCode; readonly message: string; readonly details: ErrorDetails };
    };

/** The one channel for requests and the one for events; names within them are the contract's. */
export const requestChannel = 'briefing-notes:request';
export const eventChannel = 'briefing-notes:event';

/** What the preload puts on `window.desk`: two verbs, whatever the contract holds. */
export type DeskBridge = {
  /** `files` are `File`s that the person dropped or chose; the preload turns them into paths for main. */
  request(name: string, input: unknown, files?: readonly unknown[]): Promise<Reply<unknown>>;
  /** Returns the function that ends the subscription. */
  subscribe(listener: (name: string, payload: unknown) => void): () => void;
};

import * as v from 'valibot';
import { documentKinds } from '../model/envelope.ts';
import { CountSchema, IdSchema } from '../model/scalars.ts';
import { commands } from './commands.ts';
import { ImportProgressSchema } from './imports.ts';
import { SearchProgressSchema } from './search.ts';

/** Every message that main sends to the window unasked: name → what it carries. */
export const events = {
  /** A document was saved, removed or put back; the window reads it again. An annotation set goes by its article's id. */
  'document.changed': v.strictObject({ kind: v.picklist(documentKinds), id: IdSchema }),
  /** Something befell a document, or an incident was dismissed: `health.list` says what stands. */
  'health.changed': v.strictObject({}),
  /** `backup.status` has changed. */
  'backup.changed': v.strictObject({}),
  /** How many documents of how many have been restored from a backup; at most ten times a second. */
  'backup.progress': v.strictObject({ done: CountSchema, total: CountSchema }),
  /** At most ten times a second while files are imported. */
  'import.progress': ImportProgressSchema,
  /** At most ten times a second while documents are exported to a folder: how many of how many. Null: that has ended. */
  'export.progress': v.nullable(v.strictObject({ done: CountSchema, total: CountSchema })),
  /** How far indexing is: at most four times a second while it runs, and once at its end. */
  'search.progress': SearchProgressSchema,
  'menu.command': v.strictObject({ command: v.picklist(commands.map((command) => command.id)) }),
  /** The window is about to close: save everything, then call `window.flushed`. */
  'window.closing': v.strictObject({}),
} as const;

export type Events = typeof events;
export type EventName = keyof Events;
export type EventPayload<N extends EventName> = v.InferOutput<Events[N]>;

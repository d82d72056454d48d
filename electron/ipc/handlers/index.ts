import type { Handlers } from '../context.ts';
import { annotationHandlers } from './annotations.ts';
import { articleHandlers } from './articles.ts';
import { backupHandlers } from './backups.ts';
import { binHandlers } from './bin.ts';
import { briefingHandlers } from './briefings.ts';
import { draftHandlers } from './drafts.ts';
import { firstHandlers } from './first.ts';
import { healthHandlers } from './health.ts';
import { historyHandlers } from './history.ts';
import { importHandlers } from './imports.ts';
import { libraryHandlers } from './library.ts';
import { originalHandlers } from './originals.ts';
import { searchHandlers } from './search.ts';
import { updateHandlers } from './updates.ts';
import { webHandlers } from './web.ts';
import { windowHandlers } from './window.ts';

/** Every handler of the contract; one that is missing fails to compile here. */
export const handlers: Handlers = {
  ...firstHandlers,
  ...libraryHandlers,
  ...articleHandlers,
  ...annotationHandlers,
  ...briefingHandlers,
  ...backupHandlers,
  ...binHandlers,
  ...draftHandlers,
  ...healthHandlers,
  ...historyHandlers,
  ...importHandlers,
  ...originalHandlers,
  ...searchHandlers,
  ...updateHandlers,
  ...webHandlers,
  ...windowHandlers,
};

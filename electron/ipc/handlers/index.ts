import type { Handlers } from '../context.ts';
import { annotationHandlers } from './annotations.ts';
import { articleHandlers } from './articles.ts';
import { briefingHandlers } from './briefings.ts';
import { libraryHandlers } from './library.ts';
import { windowHandlers } from './window.ts';

/** Every handler of the contract; one that is missing fails to compile here. */
export const handlers: Handlers = {
  ...libraryHandlers,
  ...articleHandlers,
  ...annotationHandlers,
  ...briefingHandlers,
  ...windowHandlers,
};

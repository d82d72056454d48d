import { randomBytes } from 'node:crypto';
import type { RandomBytes } from '../../core/model/ids.ts';
import type { Library } from '../store/library.ts';

/** An open library with the two things that acts must not take from the world themselves: time and chance. */
export type Desk = {
  readonly library: Library;
  readonly now: () => Date;
  readonly randomBytes: RandomBytes;
};

export function openDesk(library: Library): Desk {
  return { library, now: () => new Date(), randomBytes };
}

/** The present instant, as documents hold it. */
export function instantOf(desk: Desk): string {
  return desk.now().toISOString();
}

import { randomBytes } from 'node:crypto';
import type { RandomBytes } from '../../core/model/ids.ts';
import { parseHere } from '../import/parser/parse-here.ts';
import type { Parser } from '../import/parser/parser.ts';
import type { Library } from '../store/library.ts';

/** An open library with what acts must not take from the world themselves: time, chance, a parser, what is wanted. */
export type Desk = {
  readonly library: Library;
  readonly now: () => Date;
  readonly randomBytes: RandomBytes;
  readonly parser: Parser;
  /** Whether the bytes that sources are made of are to be kept, as the settings have it at this moment. */
  readonly keepsOriginals: () => boolean;
  /** Whether pages may be fetched from this machine and its own network, as the settings have it at this moment. */
  readonly allowsPrivateAddresses: () => boolean;
};

type Means = Pick<Desk, 'parser' | 'keepsOriginals' | 'allowsPrivateAddresses'>;

/** Without `means` files are parsed in this process, originals kept and private addresses refused. */
export function openDesk(library: Library, means: Partial<Means> = {}): Desk {
  return {
    library,
    now: () => new Date(),
    randomBytes,
    parser: parseHere,
    keepsOriginals: () => true,
    allowsPrivateAddresses: () => false,
    ...means,
  };
}

/** The present instant, as documents hold it. */
export function instantOf(desk: Desk): string {
  return desk.now().toISOString();
}

import { randomBytes } from 'node:crypto';
import { newId, type RandomBytes } from '../../../core/model/ids.ts';

/**
 * Chance that can be foretold: the id that the next act will draw is known before it, so that it can be asked for.
 * Acts that draw ids must follow one another.
 */
export class ForetoldChance {
  #drawn: Uint8Array[] = [];

  readonly bytes: RandomBytes = (count) => this.#drawn.shift() ?? randomBytes(count);

  foretell(): string {
    const drawn: Uint8Array[] = [];
    const id = newId((count) => {
      const bytes = randomBytes(count);
      drawn.push(bytes);
      return bytes;
    });
    this.#drawn = drawn;
    return id;
  }
}

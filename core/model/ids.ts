const letters = 'abcdefghijkmnpqrstuvwxyz';
const alphabet = `${letters}23456789`;

/** Gives `count` random bytes; injected so that core needs no platform and tests are repeatable. */
export type RandomBytes = (count: number) => Uint8Array;

/**
 * A new document id of ten characters: a letter, then letters and digits without 0, 1, l and o.
 * Bytes over the largest multiple of the alphabet's size are drawn again, so each character is equally likely.
 */
export function newId(randomBytes: RandomBytes): string {
  let id = '';
  while (id.length < 10) {
    const from = id.length === 0 ? letters : alphabet;
    const limit = 256 - (256 % from.length);
    for (const byte of randomBytes(16)) {
      if (byte >= limit) continue;
      id += from[byte % from.length];
      break;
    }
  }
  return id;
}

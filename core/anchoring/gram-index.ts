/** A text by its grams, the runs of `length` UTF-16 units in it: 8 bytes per unit, built in one pass. */
export type GramIndex = {
  readonly length: number;
  /** Where the gram that starts at `offset` of `needle` stands; empty when it stands in more places than tell anything. */
  placesOf(needle: string, offset: number): readonly number[];
};

/** A gram that stands in more places says little about any of them. */
const mostPlaces = 48;
const multiplier = 0x01000193;

/** Grams of an alphabet hold two words; a Han character says as much as several letters. */
export function gramLengthFor(text: string): number {
  const sample = text.slice(0, 8_000);
  const dense = sample.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu)?.length ?? 0;
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  return dense * 2 > letters && dense > 0 ? 5 : 12;
}

export function indexGrams(text: string, length: number): GramIndex {
  const bits = Math.min(22, Math.max(4, Math.ceil(Math.log2(text.length + 1))));
  const shift = 32 - bits;
  const heads = new Int32Array(1 << bits).fill(-1);
  const next = new Int32Array(Math.max(0, text.length - length + 1));
  const leaving = power(length);
  let hash = hashAt(text, 0, length);
  for (let at = 0; at < next.length; at += 1) {
    if (at > 0) {
      // Rolls on: one unit enters, one leaves.
      hash = Math.imul(hash, multiplier) + text.charCodeAt(at + length - 1);
      hash = (hash - Math.imul(leaving, text.charCodeAt(at - 1))) | 0;
    }
    const slot = slotOf(hash, shift);
    next[at] = heads[slot] ?? -1;
    heads[slot] = at;
  }
  return {
    length,
    placesOf(needle, offset) {
      if (offset < 0 || offset + length > needle.length) return [];
      const places: number[] = [];
      // Others share the slot: the walk is bounded as well as what it finds.
      let steps = 0;
      for (let at = heads[slotOf(hashAt(needle, offset, length), shift)] ?? -1; at !== -1; at = next[at] ?? -1) {
        steps += 1;
        if (steps > mostPlaces * 2) return [];
        if (same(text, at, needle, offset, length)) places.push(at);
      }
      return places.length > mostPlaces ? [] : places;
    },
  };
}

function hashAt(text: string, start: number, length: number): number {
  let hash = 0;
  const end = Math.min(text.length, start + length);
  for (let at = start; at < end; at += 1) hash = (Math.imul(hash, multiplier) + text.charCodeAt(at)) | 0;
  return hash;
}

function same(a: string, aStart: number, b: string, bStart: number, length: number): boolean {
  for (let i = 0; i < length; i += 1) if (a.charCodeAt(aStart + i) !== b.charCodeAt(bStart + i)) return false;
  return true;
}

function power(exponent: number): number {
  let value = 1;
  for (let i = 0; i < exponent; i += 1) value = Math.imul(value, multiplier);
  return value;
}

/** The high bits of a product: neighbours in value fall far apart. */
function slotOf(hash: number, shift: number): number {
  return Math.imul(hash, 0x9e3779b1) >>> shift;
}

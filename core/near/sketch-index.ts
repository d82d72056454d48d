import { similarFrom } from './similarity.ts';
import { estimateShare, type Sketch, sketchLength } from './sketch.ts';

export type Candidate = { readonly id: string /** From 0 to 1, by the sketches. */; readonly share: number };

/** An estimate may be so much too low: texts from this share on are read and compared. */
const candidateFrom = similarFrom * 0.55;
/** Fewer equal places than these come about by chance or by a closing. */
const leastEqual = 4;
/** So many are read at most; true copies are at the head. */
const mostCandidates = 16;

/**
 * The sketches of many texts, by id and text. 260 bytes of numbers for each, in two arrays: 100,000 texts take 26 MB
 * and the ids' map some 8 MB, and a search looks at each in turn.
 */
export class SketchIndex {
  readonly #slots = new Map<string, number>();
  readonly #texts: string[] = [];
  readonly #ids: string[] = [];
  readonly #free: number[] = [];
  #values = new Uint16Array(0);
  /** The same memory, two numbers at a time. */
  #pairs = new Uint32Array(0);
  #runs = new Uint32Array(0);

  get size(): number {
    return this.#slots.size;
  }

  /** Whether it has the sketch of this very text; `textHash` is whatever names the text. */
  has(id: string, textHash: string): boolean {
    const slot = this.#slots.get(id);
    return slot !== undefined && this.#texts[slot] === textHash;
  }

  sketch(id: string): Sketch | null {
    const slot = this.#slots.get(id);
    if (slot === undefined) return null;
    const values = this.#values.slice(slot * sketchLength, (slot + 1) * sketchLength);
    return { values, runs: this.#runs[slot] ?? 0 };
  }

  put(id: string, textHash: string, { values, runs }: Sketch): void {
    const slot = this.#slots.get(id) ?? this.#free.pop() ?? this.#slots.size;
    this.#makeRoom(slot + 1);
    this.#slots.set(id, slot);
    this.#ids[slot] = id;
    this.#texts[slot] = textHash;
    this.#runs[slot] = runs;
    this.#values.set(values, slot * sketchLength);
  }

  drop(id: string): void {
    const slot = this.#slots.get(id);
    if (slot === undefined) return;
    this.#slots.delete(id);
    this.#free.push(slot);
    this.#runs[slot] = 0;
    this.#values.fill(0, slot * sketchLength, (slot + 1) * sketchLength);
  }

  /** What may be similar to the text and is to be read and compared, likeliest first; `except` is left out. */
  candidates(sketch: Sketch, except: string | null): Candidate[] {
    const own = except === null ? undefined : this.#slots.get(except);
    const found: Candidate[] = [];
    const slots = this.#slots.size + this.#free.length;
    const wanted = pairsWanted(sketch.values);
    for (let slot = 0; slot < slots; slot++) {
      const equal = countEqual(wanted, this.#pairs, slot * wanted.length);
      if (equal < leastEqual || slot === own) continue;
      const filled = this.#countFilled(sketch.values, slot);
      const share = estimateShare(equal, filled, sketch.runs, this.#runs[slot] ?? 0);
      if (share >= candidateFrom) found.push({ id: this.#ids[slot] ?? '', share });
    }
    return found.sort((a, b) => b.share - a.share).slice(0, mostCandidates);
  }

  #countFilled(wanted: Uint16Array, slot: number): number {
    const start = slot * sketchLength;
    let filled = 0;
    for (let at = 0; at < sketchLength; at++) {
      if (wanted[at] !== 0 || this.#values[start + at] !== 0) filled++;
    }
    return filled;
  }

  #makeRoom(slots: number): void {
    if (slots <= this.#runs.length) return;
    const room = Math.max(256, slots, Math.ceil(this.#runs.length * 1.5));
    const values = new Uint16Array(room * sketchLength);
    values.set(this.#values);
    this.#values = values;
    this.#pairs = new Uint32Array(values.buffer);
    const runs = new Uint32Array(room);
    runs.set(this.#runs);
    this.#runs = runs;
  }
}

/** Sketches never have this number. */
const never = 0xffff;

/** An empty place of the sketch that is searched for equals no other's. */
function pairsWanted(values: Uint16Array): Uint32Array {
  return new Uint32Array(values.map((value) => value || never).buffer);
}

/** How many of the numbers are equal. Of most pairs neither is, which one test of both halves tells. */
function countEqual(wanted: Uint32Array, pairs: Uint32Array, start: number): number {
  let equal = 0;
  for (let at = 0; at < wanted.length; at++) {
    const difference = (wanted[at] ?? 0) ^ (pairs[start + at] ?? 0);
    if (((difference - 0x00010001) & ~difference & 0x80008000) === 0) continue;
    if ((difference & 0xffff) === 0) equal++;
    if (difference >>> 16 === 0) equal++;
  }
  return equal;
}

/**
 * How alike two texts are, from 0 to 1: one minus the edit distance (insertions, deletions and substitutions of
 * UTF-16 units) over the length of the longer.
 */
export function similarityOf(a: string, b: string): number {
  const longer = Math.max(a.length, b.length);
  return longer === 0 ? 1 : 1 - editDistance(a, b) / longer;
}

/** The edit distance of two texts, by Myers's bit vectors (1999): 32 rows of the matrix at a time. */
export function editDistance(a: string, b: string): number {
  let start = 0;
  while (start < a.length && start < b.length && a.charCodeAt(start) === b.charCodeAt(start)) start += 1;
  let aEnd = a.length;
  let bEnd = b.length;
  while (aEnd > start && bEnd > start && a.charCodeAt(aEnd - 1) === b.charCodeAt(bEnd - 1)) {
    aEnd -= 1;
    bEnd -= 1;
  }
  if (aEnd === start) return bEnd - start;
  if (bEnd === start) return aEnd - start;
  return distanceByBits(a.slice(start, aEnd), b.slice(start, bEnd));
}

function distanceByBits(pattern: string, text: string): number {
  const blocks = Math.ceil(pattern.length / 32);
  const none = new Int32Array(blocks);
  const places = placesOfUnits(pattern, blocks);
  // Of each row against the one above: one more, or one less, in the present column.
  const more = new Int32Array(blocks).fill(-1);
  const less = new Int32Array(blocks);
  const lastRow = (pattern.length - 1) % 32;
  let distance = pattern.length;
  for (let column = 0; column < text.length; column += 1) {
    const equal = places.get(text.charCodeAt(column)) ?? none;
    // What enters a block from above: the top row of the matrix grows by one in each column.
    let carry = 1;
    for (let block = 0; block < blocks; block += 1) {
      const up = more[block] ?? 0;
      const down = less[block] ?? 0;
      const match = (equal[block] ?? 0) | (carry < 0 ? 1 : 0);
      const vertical = (equal[block] ?? 0) | down;
      const diagonal = (((match & up) + up) ^ up) | match;
      const growing = down | ~(diagonal | up);
      const shrinking = up & diagonal;
      const row = block === blocks - 1 ? lastRow : 31;
      const leaving = ((growing >>> row) & 1) - ((shrinking >>> row) & 1);
      const growingBelow = (growing << 1) | (carry > 0 ? 1 : 0);
      const shrinkingBelow = (shrinking << 1) | (carry < 0 ? 1 : 0);
      more[block] = shrinkingBelow | ~(vertical | growingBelow);
      less[block] = growingBelow & vertical;
      carry = leaving;
    }
    distance += carry;
  }
  return distance;
}

/** For each unit of the pattern, the rows that it stands in. */
function placesOfUnits(pattern: string, blocks: number): Map<number, Int32Array> {
  const places = new Map<number, Int32Array>();
  for (let row = 0; row < pattern.length; row += 1) {
    const unit = pattern.charCodeAt(row);
    let rows = places.get(unit);
    if (rows === undefined) {
      rows = new Int32Array(blocks);
      places.set(unit, rows);
    }
    const block = row >>> 5;
    rows[block] = (rows[block] ?? 0) | (1 << (row & 31));
  }
  return places;
}

import { crc32 } from 'node:zlib';
import { type Sketch, sketchLength } from '../../core/near/sketch.ts';

/** Of one article: the sketch of the text that has this hash. */
export type SketchRecord = {
  readonly id: string /** SHA-256, hex. */;
  readonly sha256: string;
  readonly sketch: Sketch;
};

/** Raise the number when sketches come to be made differently: an older file is then left and made anew. */
export const fileHead = Buffer.from('briefing-notes near 1\n'.padEnd(32, ' '), 'latin1');

const idLength = 32;
const hashLength = 32;
const runsAt = idLength + hashLength;
const valuesAt = runsAt + 4;
const crcAt = valuesAt + sketchLength * 2;
/** Bytes of a record: id, hash, number of runs, sketch, checksum of all these. */
export const recordLength = crcAt + 4;

export function encodeRecord({ id, sha256, sketch }: SketchRecord): Buffer {
  const bytes = Buffer.alloc(recordLength);
  bytes.write(id, 0, idLength, 'latin1');
  bytes.write(sha256, idLength, hashLength, 'hex');
  bytes.writeUInt32LE(sketch.runs, runsAt);
  bytes.set(new Uint8Array(sketch.values.buffer, sketch.values.byteOffset, sketch.values.byteLength), valuesAt);
  bytes.writeUInt32LE(crc32(bytes.subarray(0, crcAt)), crcAt);
  return bytes;
}

/** Whether it is a file of this version. */
export function isSketchFile(bytes: Buffer): boolean {
  return bytes.subarray(0, fileHead.byteLength).equals(fileHead);
}

/** Its records in order; null where one is damaged or, at the end, torn. */
export function* readRecords(bytes: Buffer): Generator<SketchRecord | null> {
  for (let start = fileHead.byteLength; start < bytes.byteLength; start += recordLength) {
    yield decodeRecord(bytes.subarray(start, start + recordLength));
  }
}

function decodeRecord(bytes: Buffer): SketchRecord | null {
  if (bytes.byteLength < recordLength || bytes.readUInt32LE(crcAt) !== crc32(bytes.subarray(0, crcAt))) return null;
  const idEnd = bytes.subarray(0, idLength).indexOf(0);
  return {
    id: bytes.toString('latin1', 0, idEnd === -1 ? idLength : idEnd),
    sha256: bytes.toString('hex', idLength, runsAt),
    // Copied, because numbers of two bytes may not begin at any byte. As the machine writes them: little-endian.
    sketch: {
      values: new Uint16Array(Uint8Array.from(bytes.subarray(valuesAt, crcAt)).buffer),
      runs: bytes.readUInt32LE(runsAt),
    },
  };
}

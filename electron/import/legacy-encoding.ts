import { analyse } from 'chardet';
import iconv from 'iconv-lite';

const sampleSize = 64 * 1024;

/** chardet's scale is 0–100; it gives 10 to encodings that the bytes merely don't contradict. */
const leastConfidence = 15;

/** Browsers read the first as the second, which differs only in having printable characters where the first has none. */
const supersets: Readonly<Record<string, string>> = {
  'ISO-8859-1': 'windows-1252',
  'ISO-8859-9': 'windows-1254',
};

/**
 * The encoding of text that is in no valid Unicode encoding, by the frequencies that chardet knows; null when none
 * of those it finds likely reads the text without characters that do not exist (one in 1,000 may be broken).
 */
export function detectLegacyEncoding(bytes: Uint8Array): string | null {
  const sample = telling(bytes);
  for (const { name, confidence } of analyse(sample)) {
    if (confidence < leastConfidence) break;
    const encoding = supersets[name] ?? name;
    if (iconv.encodingExists(encoding) && readsAs(sample, encoding)) return encoding;
  }
  return isMostlyLatin(sample) && readsAs(sample, 'windows-1252') ? 'windows-1252' : null;
}

/** The part that holds the first bytes beyond ASCII: elsewhere every encoding is alike. */
function telling(bytes: Uint8Array): Uint8Array {
  const first = bytes.findIndex((byte) => byte >= 0x80);
  const start = Math.max(0, first - sampleSize / 2);
  return bytes.subarray(start, start + sampleSize);
}

function readsAs(sample: Uint8Array, encoding: string): boolean {
  const text = iconv.decode(Buffer.from(sample), encoding);
  const broken = text.match(/[\ufffd\x80-\x9f]/g)?.length ?? 0;
  return broken * 1000 <= text.length;
}

/** Few letters beyond ASCII, too few for frequencies to tell by: in Western text they stand among ASCII ones. */
function isMostlyLatin(sample: Uint8Array): boolean {
  let ascii = 0;
  let beyond = 0;
  for (const byte of sample) {
    if (byte >= 0x80) beyond += 1;
    else if ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a) ascii += 1;
  }
  return ascii >= beyond * 3;
}

import iconv from 'iconv-lite';

const byteOrderMarks: readonly (readonly [encoding: string, mark: readonly number[]])[] = [
  ['utf-32le', [0xff, 0xfe, 0x00, 0x00]],
  ['utf-32be', [0x00, 0x00, 0xfe, 0xff]],
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/** The Unicode encoding that the bytes are in, by their byte order mark or by their form; null when in none. */
export function detectUnicode(bytes: Uint8Array): string | null {
  const marked = byteOrderMarks.find(([, mark]) => mark.every((byte, index) => bytes[index] === byte));
  if (marked !== undefined) return marked[0];
  if (bytes.includes(0)) return detectUtf16(bytes);
  return isUtf8(bytes) ? 'utf-8' : null;
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/**
 * UTF-16 without a mark gives itself away by its spaces, line ends and Latin letters: their high byte is zero. Read
 * with the wrong byte order, text falls on characters that do not exist or that no text has; when it happens not
 * to, the order in which more high bytes are zero is the right one.
 */
function detectUtf16(bytes: Uint8Array): string | null {
  if (bytes.length % 2 !== 0) return null;
  let evenZeros = 0;
  let oddZeros = 0;
  for (let index = 0; index < bytes.length; index += 2) {
    if (bytes[index] === 0) evenZeros += 1;
    if (bytes[index + 1] === 0) oddZeros += 1;
  }
  const likelier = oddZeros > evenZeros ? ['utf-16le', 'utf-16be'] : ['utf-16be', 'utf-16le'];
  return likelier.find((encoding) => isPlausible(iconv.decode(Buffer.from(bytes), encoding))) ?? null;
}

function isPlausible(text: string): boolean {
  return !/[\p{Cn}\p{Co}\p{Cs}]|(?![\t\n\f\r])\p{Cc}/u.test(text);
}

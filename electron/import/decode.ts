import iconv from 'iconv-lite';
import { AppError } from '../../core/errors.ts';
import { detectLegacyEncoding } from './legacy-encoding.ts';
import { detectUnicode } from './unicode-encoding.ts';

/**
 * The text of a file, in whatever encoding it is, letter for letter save for line ends, which become `\n`.
 * `name` is what messages call it.
 * @throws AppError binary-file, unknown-encoding
 */
export function decodeText(bytes: Uint8Array, name: string): string {
  const encoding = detectUnicode(bytes);
  if (encoding === null && bytes.includes(0)) throw binary(name);
  const text = iconv.decode(Buffer.from(bytes), encoding ?? legacyEncoding(bytes, name));
  if (!isText(text)) throw binary(name);
  return text.replace(/\r\n?/g, '\n');
}

function legacyEncoding(bytes: Uint8Array, name: string): string {
  const encoding = detectLegacyEncoding(bytes);
  if (encoding !== null) return encoding;
  throw new AppError(
    'unknown-encoding',
    `“${name}” is in an encoding that could not be told for certain. Save it as UTF-8 and import it again.`,
  );
}

/** Text holds no NUL, and of other control characters (a stray form feed or escape) at most one in 200. */
function isText(text: string): boolean {
  if (text.includes('\0')) return false;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is counted.
  const controls = text.match(/[\x01-\x08\x0b\x0e-\x1f\x7f]/g)?.length ?? 0;
  return controls * 200 <= text.length;
}

function binary(name: string): AppError {
  return new AppError('binary-file', `“${name}” is not text: it holds bytes that no text has.`);
}

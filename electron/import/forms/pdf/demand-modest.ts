import { inflateSync } from 'node:zlib';
import { AppError } from '../../../../core/errors.ts';
import { pdfLimits } from './limits.ts';

const begin = /stream\r?\n/g;
/** As much of an object's dictionary as is looked at before its stream. */
const dictionaryLength = 1_000;
/** A stream compressed more often than this is made to hide its size. */
const deepest = 4;

/**
 * Refuses a PDF whose compressed parts would fill the memory, before anything reads them: pdf.js inflates each as a
 * whole. Pictures are passed over, as they are large by nature and never read.
 * @throws AppError too-complex
 */
export function demandModest(bytes: Uint8Array, name: string): void {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const text = file.toString('latin1');
  let total = 0;
  for (const { 0: word, index } of text.matchAll(begin)) {
    const before = text.slice(Math.max(0, index - dictionaryLength), index);
    const dictionary = before.slice(before.lastIndexOf(' obj') + 1);
    if (/\/Subtype\s*\/Image\b/.test(dictionary)) continue;
    total += inflatedSize(file.subarray(index + word.length), name);
    if (total > pdfLimits.inflated) throw tooLarge(name);
  }
}

/** Bytes of the stream at every stage of its inflation; 0 for one that isn't compressed, or can't be inflated. */
function inflatedSize(stream: Uint8Array, name: string): number {
  let size = 0;
  let layer = stream;
  for (let depth = 0; isCompressed(layer); depth += 1) {
    const inflated = inflate(layer, name);
    if (inflated === null) return size;
    if (depth === deepest) throw tooLarge(name);
    size += inflated.length;
    layer = inflated;
  }
  return size;
}

/** Whether it begins as zlib's format does (RFC 1950): the only one that PDF knows under this name. */
function isCompressed([method = 0, flags = 0]: Uint8Array): boolean {
  return (method & 15) === 8 && (method * 256 + flags) % 31 === 0;
}

function inflate(stream: Uint8Array, name: string): Uint8Array | null {
  try {
    return inflateSync(stream, { maxOutputLength: pdfLimits.inflatedPart });
  } catch (error) {
    if (error instanceof RangeError) throw tooLarge(name);
    return null;
  }
}

function tooLarge(name: string): AppError {
  return new AppError('too-complex', `“${name}” would unpack to more than fits in memory: it looks like a trap.`);
}

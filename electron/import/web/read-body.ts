import type { IncomingMessage } from 'node:http';
import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate, inflateRaw } from 'node:zlib';
import { AppError } from '../../../core/errors.ts';
import { networkError } from './web-error.ts';

/**
 * The bytes of an answer, unpacked. Neither what comes over the wire nor what it unpacks to may be over `limit` bytes,
 * whatever the headers say.
 * @throws AppError too-large; network-error when it is packed in an unknown or broken way; the stream's own error
 */
export async function readBody(response: IncomingMessage, host: string, limit: number): Promise<Uint8Array> {
  if (Number(response.headers['content-length'] ?? 0) > limit) throw tooLarge(host, limit);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response) {
    const bytes: Uint8Array = Buffer.from(chunk);
    size += bytes.byteLength;
    if (size > limit) throw tooLarge(host, limit);
    chunks.push(bytes);
  }
  return await unpack(Buffer.concat(chunks), (response.headers['content-encoding'] ?? '').trim().toLowerCase(), {
    host,
    limit,
  });
}

async function unpack(
  packed: Buffer,
  encoding: string,
  { host, limit }: { readonly host: string; readonly limit: number },
): Promise<Uint8Array> {
  if (encoding === '' || encoding === 'identity' || packed.byteLength === 0) return packed;
  const unpacker = unpackerOf(encoding, packed);
  if (unpacker === null) throw networkError(host, `its answer is packed in a way that is not known here (${encoding})`);
  try {
    return await unpacker(packed, { maxOutputLength: limit });
  } catch (error) {
    if (error instanceof RangeError) throw tooLarge(host, limit);
    throw networkError(host, 'its answer was cut short or damaged on the way', {}, error);
  }
}

type Unpack = (packed: Buffer, options: { maxOutputLength: number }) => Promise<Buffer>;

function unpackerOf(encoding: string, packed: Buffer): Unpack | null {
  switch (encoding) {
    case 'gzip':
    case 'x-gzip':
      return promisify<Buffer, { maxOutputLength: number }, Buffer>(gunzip);
    case 'br':
      return promisify<Buffer, { maxOutputLength: number }, Buffer>(brotliDecompress);
    case 'deflate':
      // Some servers leave out the two bytes that the standard puts in front; 8 is in the first where they are there.
      return promisify<Buffer, { maxOutputLength: number }, Buffer>(
        ((packed[0] ?? 0) & 0x0f) === 8 ? inflate : inflateRaw,
      );
    default:
      return null;
  }
}

function tooLarge(host: string, limit: number): AppError {
  const size = limit >= 1024 * 1024 ? `${Math.floor(limit / 1024 / 1024)} MB` : `${limit} bytes`;
  return new AppError('too-large', `What ${host} sent was not taken: it is over ${size}.`, { limit });
}

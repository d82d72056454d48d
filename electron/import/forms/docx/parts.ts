import { type Entry, fromBuffer, type ZipFile } from 'yauzl';
import { AppError } from '../../../../core/errors.ts';
import { encrypted, macros } from '../../binary-kind.ts';

/** Word itself makes a few dozen, and one for each picture. */
const mostParts = 10_000;
/** In bytes, as the archive itself says: more than any document has, pictures and all. */
const mostDeclared = 1024 * 1024 * 1024;
/** In bytes, of all parts that are read, counted as they are unpacked; their trees take some 40 times as much memory. */
const mostUnpacked = 10 * 1024 * 1024;

/** The parts of a Word document by their names in the archive. */
export type DocxParts = {
  readonly has: (name: string) => boolean;
  /** Unpacks the part. @throws AppError malformed, too-complex */
  readonly read: (name: string) => Promise<Buffer>;
};

/**
 * Looks into the archive of a Word document, without unpacking any part of it.
 * @throws AppError malformed, encrypted, macros, too-complex, naming `name`
 */
export async function openParts(bytes: Uint8Array, name: string): Promise<DocxParts> {
  const { archive, entries } = await listEntries(bytes, name);
  let unpacked = 0;
  return {
    has: (part) => entries.has(part),
    read: async (part) => {
      const entry = entries.get(part);
      if (entry === undefined) throw malformed(name);
      const content = await unpack(archive, entry, name, mostUnpacked - unpacked);
      unpacked += content.length;
      return content;
    },
  };
}

type Listed = { readonly archive: ZipFile; readonly entries: ReadonlyMap<string, Entry> };

function listEntries(bytes: Uint8Array, name: string): Promise<Listed> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return new Promise((resolve, reject) => {
    fromBuffer(buffer, { lazyEntries: true }, (error, archive) => {
      if (error !== null) {
        reject(malformed(name, error));
        return;
      }
      const entries = new Map<string, Entry>();
      let declared = 0;
      archive.on('error', (failure) => reject(malformed(name, failure)));
      archive.on('end', () => resolve({ archive, entries }));
      archive.on('entry', (entry: Entry) => {
        declared += entry.uncompressedSize;
        const refusal = refuse(entry, declared, entries.size, name);
        if (refusal !== null) {
          reject(refusal);
          return;
        }
        entries.set(entry.fileName, entry);
        archive.readEntry();
      });
      archive.readEntry();
    });
  });
}

function refuse(entry: Entry, declared: number, before: number, name: string): AppError | null {
  if (entry.isEncrypted()) return encrypted(name);
  if (/(?:^|\/)vbaProject\.bin$/i.test(entry.fileName)) return macros(name);
  if (before >= mostParts) return tooComplex(name, 'it has more than 10,000 parts');
  return declared > mostDeclared ? tooComplex(name, 'unpacked it would be larger than 1 GB') : null;
}

function unpack(archive: ZipFile, entry: Entry, name: string, most: number): Promise<Buffer> {
  const tooMuch = (): AppError => tooComplex(name, 'its text, unpacked, is larger than 10 MB');
  if (entry.uncompressedSize > most) return Promise.reject(tooMuch());
  return new Promise((resolve, reject) => {
    archive.openReadStream(entry, (error, stream) => {
      if (error !== null) {
        reject(malformed(name, error));
        return;
      }
      const chunks: Buffer[] = [];
      let size = 0;
      stream.on('data', (chunk: Buffer) => {
        size += chunk.length;
        chunks.push(chunk);
        // What the archive says of a size need not be so.
        if (size > most) stream.destroy(tooMuch());
      });
      stream.on('error', (failure) => reject(failure instanceof AppError ? failure : malformed(name, failure)));
      stream.on('end', () => resolve(Buffer.concat(chunks)));
    });
  });
}

export function malformed(name: string, cause?: unknown): AppError {
  const message = `“${name}” is damaged or cut off: no Word document can be read in it.`;
  return new AppError('malformed', message, {}, cause);
}

export function tooComplex(name: string, why: string): AppError {
  return new AppError('too-complex', `“${name}” could not be read: ${why}.`);
}

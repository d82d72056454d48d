/// <reference path="./pdf-worker.d.ts" />
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { readCharacterMap } from './character-maps.ts';

type Engine = typeof import('pdfjs-dist/legacy/build/pdf.mjs');
let engine: Promise<Engine> | null = null;

/**
 * Opens a PDF with pdf.js, for its text alone: no script is run, no font or picture is fetched, no thread is started.
 * @throws what pdf.js throws; see open-pdf.ts
 */
export async function openWithEngine(bytes: Uint8Array): Promise<PDFDocumentProxy> {
  engine ??= loadEngine();
  const { getDocument, VerbosityLevel } = await engine;
  return getDocument({
    // A copy, as pdf.js takes the bytes for itself; and none of Node's buffers, which it refuses.
    data: new Uint8Array(bytes),
    BinaryDataFactory: CharacterMaps,
    cMapUrl: 'cmaps/',
    cMapPacked: true,
    isEvalSupported: false,
    useWasm: false,
    useWorkerFetch: false,
    useSystemFonts: true,
    disableFontFace: true,
    enableXfa: false,
    stopAtErrors: false,
    verbosity: VerbosityLevel.ERRORS,
  }).promise;
}

/** Fonts' character maps are the only files that pdf.js may ask for. */
class CharacterMaps {
  async fetch({ kind, filename }: { kind: string; filename: string }): Promise<Uint8Array> {
    if (kind !== 'cMapUrl') throw new Error(`Not needed for text: ${filename}`);
    return readCharacterMap(filename);
  }
}

/**
 * pdf.js also draws pages, and when it loads it asks for the browser's parts for that: a matrix at once, and in Node
 * a native package that it warns about. Text needs neither, so the matrix is an empty one and the warning isn't shown.
 */
async function loadEngine(): Promise<Engine> {
  if (!('DOMMatrix' in globalThis)) Object.assign(globalThis, { DOMMatrix: class {} });
  const { warn } = console;
  console.warn = () => {};
  try {
    // The second puts the part that reads files where the first looks for it, in place of a thread.
    const [loaded] = await Promise.all([
      import('pdfjs-dist/legacy/build/pdf.mjs'),
      import('pdfjs-dist/legacy/build/pdf.worker.mjs'),
    ]);
    return loaded;
  } finally {
    console.warn = warn;
  }
}

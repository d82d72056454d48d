import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { contentPolicy } from './content-policy.ts';
import { isUiAddress } from './origin.ts';

const mimeTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** What one address gives: the page, its parts, and nothing else. */
export type UiAnswer = {
  readonly status: 200 | 403 | 404 | 405;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
};

/** URL path → file below `root`: the fixed list of what can be served. */
export function listUiFiles(root: string): ReadonlyMap<string, string> {
  return new Map(listFolder(root, ''));
}

// One folder at a time: inside a package's asar archive a recursive listing is not to be relied on.
function listFolder(folder: string, under: string): [string, string][] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry): [string, string][] => {
    const path = join(folder, entry.name);
    const address = `${under}/${entry.name}`;
    if (entry.isDirectory()) return listFolder(path, address);
    return entry.isFile() && mimeTypes[extname(entry.name)] !== undefined ? [[address, path]] : [];
  });
}

/** Answers a request from the fixed list. `nonce` is put into the page and its policy: a fresh one each load. */
export async function answerUi(
  request: { readonly method: string; readonly url: string },
  files: ReadonlyMap<string, string>,
  nonce: string,
): Promise<UiAnswer> {
  if (!isUiAddress(request.url)) return refuse(403);
  if (request.method !== 'GET') return refuse(405);
  const { pathname } = new URL(request.url);
  const path = files.get(pathname === '/' ? '/index.html' : pathname);
  const type = path === undefined ? undefined : mimeTypes[extname(path)];
  if (path === undefined || type === undefined) return refuse(404);
  const bytes = await readFile(path);
  const headers = headersFor(type, nonce);
  if (extname(path) !== '.html') return { status: 200, headers, body: bytes };
  const page = bytes.toString('utf8').replaceAll('__CSP_NONCE__', nonce);
  return { status: 200, headers, body: Buffer.from(page, 'utf8') };
}

function refuse(status: 403 | 404 | 405): UiAnswer {
  return { status, headers: headersFor('text/plain; charset=utf-8', ''), body: new Uint8Array() };
}

function headersFor(type: string, nonce: string): Record<string, string> {
  return {
    'Content-Type': type,
    'Content-Security-Policy': contentPolicy(nonce),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cache-Control': 'no-store',
  };
}

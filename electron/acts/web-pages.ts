import { AppError } from '../../core/errors.ts';
import type { ImportResult, UpdateReport } from '../../core/ipc/imports.ts';
import type { Origin } from '../../core/model/article.ts';
import { toTitleLine } from '../import/title-line.ts';
import { type FetchedPage, fetchPage } from '../import/web/fetch-page.ts';
import type { Desk } from './desk.ts';
import { findArticle } from './find-document.ts';
import { attemptImport } from './import-result.ts';
import { importBytes } from './imports.ts';
import { jobOfFile, keepOriginal } from './parsed-file.ts';
import { addVersion } from './update-article.ts';

type WebOptions = {
  readonly signal?: AbortSignal | undefined;
  /** Where the settings don't allow it, whether this once private addresses may be fetched. */
  readonly allowPrivate?: boolean;
};

/** Fetches a page or file and makes a source of it. The result goes by the address as it was given. */
export async function importUrl(desk: Desk, address: string, options: WebOptions = {}): Promise<ImportResult> {
  const input = address.trim();
  return await attemptImport(input, async () => {
    const page = await fetchFor(desk, input, options);
    const { bytes, name, contentType, url } = page;
    const cancel = options.signal === undefined ? {} : { signal: options.signal };
    return await importBytes(desk, { input, bytes, name, contentType, url, origin: originOf(page) }, cancel);
  });
}

/**
 * Fetches a source anew and makes what is there its next version. `address` null: from its own address; otherwise from
 * this one, which becomes its address.
 * @throws AppError not-found; bad-request when it has no address; what fetching, parsing and `addVersion` throw
 */
export async function updateFromUrl(
  desk: Desk,
  id: string,
  address: string | null,
  options: WebOptions = {},
): Promise<UpdateReport> {
  const article = await findArticle(desk, id);
  const from = address ?? article.url;
  if (from === null) throw new AppError('bad-request', `“${article.title}” has no address to be fetched from.`);
  const page = await fetchFor(desk, from, options);
  const { bytes, name, contentType, url } = page;
  const parsed = await desk.parser.parse({ ...jobOfFile(bytes, name), contentType, url }, { signal: options.signal });
  const original = await keepOriginal(desk, bytes, parsed.form);
  const version = { parsed, original, origin: originOf(page) };
  return await addVersion(desk, id, address === null ? version : { ...version, url });
}

async function fetchFor(desk: Desk, address: string, { signal, allowPrivate }: WebOptions): Promise<FetchedPage> {
  return await fetchPage(address, { allowPrivate: allowPrivate ?? desk.allowsPrivateAddresses(), signal });
}

/** A line has no room for the longest addresses; the article's own address is whole. */
function originOf({ url }: FetchedPage): Origin {
  return { kind: 'url', name: toTitleLine(url) };
}

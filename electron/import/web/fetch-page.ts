import type { IncomingMessage } from 'node:http';
import { AppError } from '../../../core/errors.ts';
import { sizeLimit } from '../read-file.ts';
import { parsePageAddress } from './page-address.ts';
import { namePage } from './page-name.ts';
import { readBody } from './read-body.ts';
import { requestPage } from './request-page.ts';
import { checkBySystem, checkHost, type HostCheck } from './resolve-host.ts';
import { networkError, webError } from './web-error.ts';

export type FetchedPage = {
  readonly bytes: Uint8Array;
  /** Where it was found after all redirects. */
  readonly url: string;
  /** As the server named it, with its parameters; null where it said nothing of use. */
  readonly contentType: string | null;
  readonly name: string;
};

export type FetchLimits = {
  /** Of what comes over the wire, and of what it unpacks to. */
  readonly bytes: number;
  readonly redirects: number;
  readonly connectMilliseconds: number;
  /** For the whole, redirects included. */
  readonly totalMilliseconds: number;
};

const limitsForPeople: FetchLimits = {
  bytes: sizeLimit,
  redirects: 5,
  connectMilliseconds: 10_000,
  totalMilliseconds: 30_000,
};

const redirectStatuses: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

export type FetchOptions = {
  readonly allowPrivate: boolean;
  /** Aborted when the person stops it: AppError cancelled. */
  readonly signal?: AbortSignal | undefined;
  readonly limits?: Partial<FetchLimits>;
  /** Who resolves names and which addresses are public, where not the system and the registries. */
  readonly hosts?: Partial<Pick<HostCheck, 'resolve' | 'isPublic'>>;
};

/**
 * Fetches one page or file as a stranger would: without cookies, scripts or proxy. Each address on the way is resolved
 * once, checked and connected to as checked; a public host never leads to a private one.
 * @throws AppError bad-request, address-refused, network-error, too-large, unsupported-type, cancelled
 */
export async function fetchPage(address: string, options: FetchOptions): Promise<FetchedPage> {
  const { allowPrivate } = options;
  const limits = { ...limitsForPeople, ...options.limits };
  const { connectMilliseconds } = limits;
  const deadline = AbortSignal.timeout(limits.totalMilliseconds);
  const signal = options.signal === undefined ? deadline : AbortSignal.any([deadline, options.signal]);
  const hosts = { ...checkBySystem, ...options.hosts };
  let url = parsePageAddress(address);
  let ledBy: string | null = null;
  try {
    for (let hop = 0; hop <= limits.redirects; hop++) {
      const host = await unlessAborted(checkHost(url, { ...hosts, allowPrivate, ledBy }), signal);
      if (host.isPublic) ledBy = url.host;
      const response = await requestPage({ url, addresses: host.addresses, connectMilliseconds, signal });
      try {
        const next = redirectOf(response, url);
        if (next === null) return await takePage(response, url, limits.bytes);
        url = next;
      } finally {
        response.destroy();
      }
    }
  } catch (error) {
    if (options.signal?.aborted) throw new AppError('cancelled', `Fetching from ${url.host} was stopped.`);
    if (deadline.aborted)
      throw networkError(url.host, `it took longer than ${limits.totalMilliseconds / 1000} seconds`);
    throw webError(error, url.host);
  }
  throw networkError(url.host, `it redirects more than ${limits.redirects} times`);
}

async function takePage(response: IncomingMessage, url: URL, byteLimit: number): Promise<FetchedPage> {
  const status = response.statusCode ?? 0;
  if (status < 200 || status > 299) throw networkError(url.host, refusalOf(status), { status: String(status) });
  const { name, contentType } = namePage(url, response.headers);
  const bytes = await readBody(response, url.host, byteLimit);
  if (bytes.byteLength === 0) throw new AppError('empty-file', `What ${url.host} sent is empty.`);
  return { bytes, url: url.href, contentType, name };
}

function redirectOf(response: IncomingMessage, url: URL): URL | null {
  const { location } = response.headers;
  const redirects = redirectStatuses.has(response.statusCode ?? 0);
  return redirects && location !== undefined ? parsePageAddress(location, url) : null;
}

function refusalOf(status: number): string {
  switch (status) {
    case 401:
    case 402:
    case 403:
      return `it does not give the page without a sign-in or to this program (${status})`;
    case 404:
    case 410:
      return `it has no page at this address (${status})`;
    case 429:
      return 'it has been asked too often; try again later (429)';
    default:
      return status >= 500 ? `it has a fault (${status})` : `it answered without a page (${status})`;
  }
}

// A name look-up can't be aborted; it is left behind.
async function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  signal.throwIfAborted();
  let stop = (): void => undefined;
  const aborted = new Promise<never>((_resolve, reject) => {
    stop = () => reject(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

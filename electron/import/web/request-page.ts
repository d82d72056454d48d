import http from 'node:http';
import https from 'node:https';
import type { LookupFunction } from 'node:net';
import { type HostAddress, hostOf } from './resolve-host.ts';
import { networkError } from './web-error.ts';

/** What every request says of itself, and nothing more: no cookies, no referrer, no name and password. */
const headers: Readonly<Record<string, string>> = {
  'User-Agent': "BriefingNotes (desktop reader; one page at its user's request)",
  Accept:
    'text/html, application/xhtml+xml, application/pdf, text/markdown, text/plain;q=0.9, ' +
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document, message/rfc822, */*;q=0.1',
  'Accept-Encoding': 'gzip, br, deflate',
};

/** Bytes of headers that an answer may have. */
const headerLimit = 32 * 1024;
/** How long one of several addresses is tried before the next is as well. */
const attemptMilliseconds = 1000;

export type PageRequest = {
  readonly url: URL;
  /** Where the connection goes, and nowhere else. */
  readonly addresses: readonly HostAddress[];
  readonly connectMilliseconds: number;
  readonly signal: AbortSignal;
};

/**
 * Sends one GET request and gives the answer once its headers are there. Follows nothing, uses no proxy, and always
 * verifies the certificate. Rejects with the socket's error, or AppError network-error when connecting takes too long.
 */
export function requestPage({
  url,
  addresses,
  connectMilliseconds,
  signal,
}: PageRequest): Promise<http.IncomingMessage> {
  const secure = url.protocol === 'https:';
  const connection = {
    keepAlive: false,
    lookup: lookupAmong(addresses),
    autoSelectFamilyAttemptTimeout: attemptMilliseconds,
  };
  const agent = secure ? new https.Agent({ ...connection, rejectUnauthorized: true }) : new http.Agent(connection);
  const options = {
    agent,
    host: hostOf(url),
    port: url.port === '' ? undefined : Number(url.port),
    path: `${url.pathname}${url.search}`,
    headers: { ...headers, Host: url.host },
    maxHeaderSize: headerLimit,
    signal,
  };
  return new Promise((resolve, reject) => {
    const request = secure ? https.request(options) : http.request(options);
    const late = setTimeout(() => {
      request.destroy(networkError(url.host, 'no connection to it came about in time', { errno: 'ETIMEDOUT' }));
    }, connectMilliseconds);
    request.once('socket', (socket) => {
      socket.once(secure ? 'secureConnect' : 'connect', () => clearTimeout(late));
    });
    request.once('close', () => clearTimeout(late));
    request.on('error', reject);
    request.once('response', resolve);
    request.end();
  });
}

/** Answers with the checked addresses whatever name is asked for, so that no second look-up can say otherwise. */
function lookupAmong(addresses: readonly HostAddress[]): LookupFunction {
  return (_host, options, callback) => {
    const [first] = addresses;
    if (options.all === true) callback(null, [...addresses]);
    else if (first !== undefined) callback(null, first.address, first.family);
    else callback(new Error('No address was checked.'), '', 0);
  };
}

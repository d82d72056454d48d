import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { AppError } from '../../../core/errors.ts';
import { isPublicAddress } from './public-address.ts';

export type HostAddress = { readonly address: string; readonly family: number };

/** Gives every IP address of a host name; rejects with the system's error when there is none. */
export type Resolve = (host: string) => Promise<readonly HostAddress[]>;

/** As the system resolves names, its own hosts file included. */
export const resolveBySystem: Resolve = (host) => lookup(host, { all: true, verbatim: true });

export type HostCheck = {
  readonly resolve: Resolve;
  readonly isPublic: (address: string) => boolean;
  /** Whether hosts of this machine and its own network may be asked. */
  readonly allowPrivate: boolean;
  /** The public host that redirects here, from which no way leads to a private one; null for a person's own choice. */
  readonly ledBy: string | null;
};

export type CheckedHost = {
  /** Every address was checked; a connection may go to these and to no other. */
  readonly addresses: readonly HostAddress[];
  readonly isPublic: boolean;
};

export const checkBySystem: Pick<HostCheck, 'resolve' | 'isPublic'> = {
  resolve: resolveBySystem,
  isPublic: isPublicAddress,
};

/**
 * Resolves a URL's host once and judges all that it resolves to: one address that is not public is enough to refuse.
 * @throws AppError address-refused; what `resolve` rejects with
 */
export async function checkHost(url: URL, check: HostCheck): Promise<CheckedHost> {
  const { resolve, isPublic, ledBy } = check;
  const allowPrivate = check.allowPrivate && ledBy === null;
  const host = hostOf(url);
  if (isLocalName(host) && !allowPrivate) throw refusal(url, ledBy);
  const family = isIP(host);
  const addresses = family === 0 ? await resolve(host) : [{ address: host, family }];
  const allPublic = addresses.length > 0 && addresses.every(({ address }) => isPublic(address));
  if (!allPublic && !allowPrivate) throw refusal(url, ledBy);
  return { addresses, isPublic: allPublic };
}

/** The host as sockets take it: an IPv6 address without its brackets. */
export function hostOf(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, '');
}

// RFC 6761: always this machine, whatever a resolver says.
function isLocalName(host: string): boolean {
  return /(^|\.)localhost\.?$/i.test(host);
}

function refusal(url: URL, ledBy: string | null): AppError {
  const where = `${url.host} was not asked: it is on this computer or in its own network`;
  const why =
    ledBy === null
      ? 'and such addresses are fetched only if the preferences allow it'
      : `and ${ledBy}, which is not, redirects there`;
  return new AppError('address-refused', `${where}, ${why}.`);
}

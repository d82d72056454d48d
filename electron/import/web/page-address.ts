import { AppError } from '../../../core/errors.ts';

/** A scheme with its colon; not `host:8080`. */
const schemeStart = /^[a-z][a-z0-9+-]*:(?!\d)/i;

/**
 * The address that a person typed or pasted, or that a server redirects to; `https` where no scheme is given. The
 * part after # is left out: servers never see it.
 * @throws AppError bad-request for what is no address; address-refused for other schemes and for addresses that carry
 * a name or a password
 */
export function parsePageAddress(text: string, base?: URL): URL {
  const given = text.trim();
  const whole = base !== undefined || schemeStart.test(given) ? given : `https://${given}`;
  const url = URL.canParse(whole, base?.href) ? new URL(whole, base) : null;
  if (url === null || given === '') throw new AppError('bad-request', `“${short(given)}” is not a web address.`);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    const message = `“${short(given)}” was not fetched: only http and https addresses are.`;
    throw new AppError('address-refused', message);
  }
  if (url.username !== '' || url.password !== '') {
    const message = `The address at ${url.host} was not fetched: it carries a user name or a password.`;
    throw new AppError('address-refused', message);
  }
  url.hash = '';
  return url;
}

function short(address: string): string {
  return address.length <= 200 ? address : `${address.slice(0, 200)}…`;
}

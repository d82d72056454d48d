import { AppError } from '../../core/errors.ts';

/** A link that may be opened outside the app. `target` names, for a reader, where it really leads. */
export type OutsideLink = { readonly href: string; readonly target: string };

/**
 * Reads a link of a document. Only http, https and mailto lead outside; throws bad-request for the rest.
 * Hosts are in their ASCII form, so that look-alike letters of other scripts show as `xn--…`.
 */
export function readOutsideLink(url: string): OutsideLink {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  switch (parsed?.protocol) {
    case 'http:':
    case 'https:':
      return { href: parsed.href, target: parsed.host };
    case 'mailto:':
      return { href: parsed.href, target: decodeAddress(parsed.pathname) };
    default:
      throw new AppError('bad-request', 'Only web and mail links can be opened from here.');
  }
}

/** Whether a page may load this address: its own files and what it holds itself. `dev` adds the inspector's. */
export function isInsideAddress(url: string, dev: boolean): boolean {
  const inside = ['app:', 'data:', 'blob:', ...(dev ? ['devtools:'] : [])];
  return URL.canParse(url) && inside.includes(new URL(url).protocol);
}

function decodeAddress(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

import type { PageElement } from './dom.ts';
import type { Style } from './inline-text.ts';

const strong = new Set(['b', 'strong']);
const emphasis = new Set(['i', 'em', 'cite', 'dfn', 'var']);
const struck = new Set(['s', 'strike', 'del']);
const code = new Set(['code', 'tt', 'kbd', 'samp']);

/** The style of what stands in the element, by its tag and by the style attribute that word processors write. */
export function styleWithin(element: PageElement, outer: Style, base: URL | null): Style {
  const { localName } = element;
  const css = element.getAttribute('style') ?? '';
  const weight = /(?:^|;)\s*font-weight\s*:\s*(\w+)/i.exec(css)?.[1]?.toLowerCase();
  const slant = /(?:^|;)\s*font-style\s*:\s*(\w+)/i.exec(css)?.[1]?.toLowerCase();
  const line = /(?:^|;)\s*text-decoration(?:-line)?\s*:[^;]*line-through/i.test(css);
  return {
    strong: weight === undefined ? outer.strong || strong.has(localName) : isBold(weight, outer.strong),
    em: slant === undefined ? outer.em || emphasis.has(localName) : slant === 'italic' || slant === 'oblique',
    strike: outer.strike || struck.has(localName) || line,
    code: outer.code || code.has(localName),
    href: localName === 'a' ? (addressOf(element.getAttribute('href'), base) ?? outer.href) : outer.href,
  };
}

function isBold(weight: string, outer: boolean): boolean {
  if (weight === 'inherit') return outer;
  return weight === 'bold' || weight === 'bolder' || Number(weight) >= 600;
}

/** An absolute address that a reader can follow; null for a place in the page, a script or what has no base. */
export function addressOf(href: string | null, base: URL | null): string | null {
  const given = href?.trim() ?? '';
  if (given === '' || given.startsWith('#')) return null;
  try {
    const url = base === null ? new URL(given) : new URL(given, base);
    const isPlace = base !== null && url.hash !== '' && url.href.split('#')[0] === base.href.split('#')[0];
    return /^(?:https?|mailto):$/.test(url.protocol) && !isPlace ? url.href : null;
  } catch {
    return null;
  }
}

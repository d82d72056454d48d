/** What the name of a page's site can be told by. Null: not known. */
export type SiteHints = {
  readonly publisher: string | null;
  /** The host that the page is from. */
  readonly host: string | null;
  /** The page's own first heading: what stands beside it in the title is the site's name. */
  readonly heading: string | null;
};

/**
 * A page's title without the name of the site that many pages have before or after it: `Port slows | The Courier`.
 * A title that is but the name stays.
 */
export function cutSiteName(title: string, site: SiteHints): string {
  const line = title.replace(/\s+/gu, ' ').trim();
  const parts = line.split(/\s+[|·»«–—:•-]\s+|\s*[|_｜]\s*/u);
  const first = parts[0] ?? '';
  const last = parts.at(-1) ?? '';
  if (parts.length < 2) return line;
  if (letters(first) !== '' && letters(first) === letters(site.heading ?? '')) return first;
  if (isSite(last, site)) return line.slice(0, line.lastIndexOf(last)).replace(/[\s|·»«–—:•_｜-]+$/u, '') || line;
  if (isSite(first, site)) return line.slice(first.length).replace(/^[\s|·»«–—:•_｜-]+/u, '') || line;
  return line;
}

function isSite(part: string, { publisher, host }: SiteHints): boolean {
  const name = letters(part);
  if (name === '') return false;
  if (publisher !== null && name === letters(publisher)) return true;
  const labels = (host ?? '').replace(/^www\./, '').split('.');
  return labels
    .slice(0, -1)
    .some((label) => letters(label) === name || (label.length > 3 && `the${letters(label)}` === name));
}

function letters(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

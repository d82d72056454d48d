import { decodeHTML } from 'entities';
import { articleAddress, languageTag, listNames, type Metadata, singleLine } from '../../metadata.ts';
import { dayOf } from './day-of.ts';
import { lineOf, type PageDocument } from './dom.ts';
import { type LinkedFacts, readLinkedFacts } from './linked-facts.ts';
import { cutSiteName } from './site-name.ts';
import { addressOf } from './style.ts';

type Facts = {
  readonly linked: LinkedFacts | null;
  /** The contents of the meta elements of these names or properties, in the order of the names. */
  readonly meta: (...names: string[]) => string[];
  readonly text: (selector: string) => string | null;
  readonly attribute: (selector: string, name: string) => string | null;
};

type Candidates = (facts: Facts) => readonly (string | null | undefined)[];

/** Which of a page's own data a field is taken from: the first that holds something valid. */
const sources = {
  title: ({ linked, meta, text }) => [
    linked?.headline,
    ...meta('og:title', 'citation_title', 'dc.title', 'dcterms.title', 'twitter:title'),
    text('title'),
    text('h1'),
  ],
  byline: ({ linked, meta, text }) => [
    listNames(linked?.authors ?? []),
    listNames(meta('citation_author')),
    listNames(meta('author')),
    listNames(meta('dc.creator', 'dcterms.creator', 'parsely-author', 'sailthru.author')),
    listNames(meta('article:author').filter((name) => !/^https?:/i.test(name))),
    text('[itemprop=author] [itemprop=name]'),
    text('[itemprop=author]'),
    text('[rel=author]'),
  ],
  publisher: ({ linked, meta }) => [
    linked?.publisher,
    linked?.part,
    ...meta('og:site_name', 'citation_journal_title', 'dc.publisher', 'dcterms.publisher', 'citation_publisher'),
    ...meta('application-name'),
  ],
  publishedAt: ({ linked, meta, attribute }) => [
    linked?.published,
    ...meta('article:published_time', 'og:article:published_time', 'citation_publication_date', 'citation_date'),
    ...meta('dc.date.issued', 'dcterms.issued', 'dcterms.created', 'dc.date', 'dcterms.date'),
    ...meta('date', 'pubdate', 'publishdate', 'parsely-pub-date', 'sailthru.date'),
    attribute('[itemprop=datePublished][datetime]', 'datetime'),
    attribute('[itemprop=datePublished][content]', 'content'),
    attribute('time[pubdate][datetime]', 'datetime'),
    attribute('article time[datetime]', 'datetime'),
    attribute('time[datetime]', 'datetime'),
  ],
  language: ({ linked, meta, attribute }) => [
    attribute('html[lang]', 'lang'),
    attribute('html', 'xml:lang'),
    attribute('body[lang]', 'lang'),
    attribute('article[lang]', 'lang'),
    ...meta('content-language', 'dc.language', 'dcterms.language', 'citation_language'),
    linked?.language,
    ...meta('og:locale'),
  ],
  url: ({ linked, meta, attribute }) => [attribute('link[rel~=canonical]', 'href'), ...meta('og:url'), linked?.url],
  direction: ({ attribute }) => [
    attribute('html[dir]', 'dir'),
    attribute('body[dir]', 'dir'),
    attribute('main[dir]', 'dir'),
    attribute('article[dir]', 'dir'),
  ],
} satisfies Readonly<Record<string, Candidates>>;

/** What the page says of itself. `base`: the address that it was got from, if known; null values say nothing. */
export function readPageMetadata(document: PageDocument, base: URL | null): Partial<Metadata> {
  const facts = factsOf(document);
  const publisher = singleLine(pick(facts, sources.publisher, (text) => text));
  const site = { publisher, host: base?.hostname ?? null, heading: facts.text('h1') };
  const title = pick(facts, sources.title, (text) => cutSiteName(text, site));
  const direction = pick(facts, sources.direction, (text) => /^(?:ltr|rtl)$/i.exec(text)?.[0]?.toLowerCase() ?? null);
  return {
    title: singleLine(title),
    byline: singleLine(pick(facts, sources.byline, (text) => text.replace(/^by[\s:]+/i, ''))),
    publisher,
    publishedAt: pick(facts, sources.publishedAt, dayOf),
    language: pick(facts, sources.language, languageTag),
    url: articleAddress([pick(facts, sources.url, (text) => webAddress(text, base)), base?.href]),
    direction: direction === 'rtl' || direction === 'ltr' ? direction : null,
  };
}

function pick(facts: Facts, candidates: Candidates, read: (text: string) => string | null): string | null {
  for (const candidate of candidates(facts)) {
    const text = candidate?.trim() ?? '';
    const value = text === '' ? null : read(text);
    if (value !== null && value.trim() !== '') return value;
  }
  return null;
}

function webAddress(text: string, base: URL | null): string | null {
  const address = addressOf(text, base);
  return address !== null && /^https?:/.test(address) ? address : null;
}

function factsOf(document: PageDocument): Facts {
  const contents = new Map<string, string[]>();
  for (const meta of document.querySelectorAll('meta[content]')) {
    const name = meta.getAttribute('property') ?? meta.getAttribute('name') ?? meta.getAttribute('http-equiv');
    const content = meta.getAttribute('content');
    if (name === null || content === null) continue;
    const key = name.trim().toLowerCase();
    const listed = contents.get(key);
    if (listed === undefined) contents.set(key, [content]);
    else listed.push(content);
  }
  const linked = readLinkedFacts(document);
  return {
    linked: linked === null ? null : decoded(linked),
    meta: (...names) => names.flatMap((name) => contents.get(name) ?? []),
    text: (selector) => lineOf(document.querySelector(selector)),
    attribute: (selector, name) => document.querySelector(selector)?.getAttribute(name) ?? null,
  };
}

/** In a script nothing decodes character references, and many publishers write them there all the same. */
function decoded(facts: LinkedFacts): LinkedFacts {
  const decode = (text: string | null): string | null => (text === null ? null : decodeHTML(text));
  return {
    ...facts,
    headline: decode(facts.headline),
    authors: facts.authors.map(decodeHTML),
    publisher: decode(facts.publisher),
    part: decode(facts.part),
  };
}

import type { PageDocument } from './dom.ts';

/** What a page's JSON-LD says of its article, as it is written there. Null or empty: nothing. */
export type LinkedFacts = {
  readonly headline: string | null;
  readonly authors: readonly string[];
  readonly publisher: string | null;
  readonly part: string | null;
  readonly published: string | null;
  readonly language: string | null;
  readonly url: string | null;
};

type Thing = Readonly<Record<string, unknown>>;

const articleType = /(?:Article|Posting|Report|NewsItem|WebPage|CreativeWork|Thesis|Chapter|Book)$/;
const sizeLimit = 1024 * 1024;
const maxDepth = 5;

/** Of the things in the page's JSON-LD scripts, graphs among them, the first article, or else the first page. */
export function readLinkedFacts(document: PageDocument): LinkedFacts | null {
  const things: Thing[] = [];
  for (const script of document.querySelectorAll('script')) {
    if (!/^application\/ld\+json\b/i.test(script.getAttribute('type') ?? '')) continue;
    gather(parseJson(script.textContent ?? ''), things, 0);
  }
  const typed = (pattern: RegExp): Thing | undefined =>
    things.find((thing) => typesOf(thing).some((t) => pattern.test(t)));
  const thing = typed(/(?:Article|Posting|Report)$/) ?? typed(articleType);
  if (thing === undefined) return null;
  const byId = (value: unknown): unknown => {
    const id = isThing(value) && Object.keys(value).length === 1 ? value['@id'] : undefined;
    return id === undefined ? value : (things.find((other) => other['@id'] === id) ?? value);
  };
  return {
    headline: words(thing['headline']) ?? words(thing['name']),
    authors: listOf(thing['author'] ?? thing['creator']).flatMap((author) => nameOf(byId(author)) ?? []),
    publisher: nameOf(byId(listOf(thing['publisher'])[0])) ?? nameOf(byId(listOf(thing['sourceOrganization'])[0])),
    part:
      listOf(thing['isPartOf'])
        .map((part) => nameOf(byId(part)))
        .find((name) => name !== null) ?? null,
    published: words(thing['datePublished']) ?? words(thing['dateCreated']),
    language: words(listOf(thing['inLanguage'])[0]),
    url: words(thing['url']) ?? addressOf(thing['mainEntityOfPage']),
  };
}

function parseJson(text: string): unknown {
  if (text.length > sizeLimit) return null;
  try {
    // Some publishers put it in a comment or a CDATA section, as scripts once had to be.
    const bare = text.replace(/^\s*(?:\/\/)?\s*(?:<!--|<!\[CDATA\[)|(?:\/\/)?\s*(?:-->|\]\]>)\s*$/g, '');
    return JSON.parse(bare);
  } catch {
    return null;
  }
}

function gather(value: unknown, things: Thing[], depth: number): void {
  if (depth > maxDepth) return;
  if (Array.isArray(value)) {
    for (const one of value) gather(one, things, depth + 1);
  } else if (isThing(value)) {
    things.push(value);
    gather(value['@graph'], things, depth + 1);
    gather(value['mainEntity'], things, depth + 1);
  }
}

function typesOf(thing: Thing): string[] {
  return listOf(thing['@type']).filter((type) => typeof type === 'string');
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
}

function nameOf(value: unknown): string | null {
  if (!isThing(value)) return words(value);
  const name = listOf(value['name'])[0];
  return words(name) ?? words(value['alternateName']);
}

function addressOf(value: unknown): string | null {
  return isThing(value) ? words(value['@id']) : words(value);
}

function words(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value : null;
}

function isThing(value: unknown): value is Thing {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

import { AppError } from '../../../../core/errors.ts';

/** Pages that people read stay far below 200; parsing and extraction take a call of the stack for each level. */
export const maxDepth = 1000;
/** The longest standard that is published as one page has about 700,000. */
export const maxElements = 1_000_000;
/** An element of a page has a dozen; extraction goes through them anew for each. */
const maxAttributes = 1000;

const withoutContent = new Set(
  'area base br col embed hr img input link meta param source track wbr frame keygen basefont bgsound'.split(' '),
);
const rawText = new Set(['script', 'style', 'textarea', 'title', 'xmp', 'noembed', 'iframe']);

/** Elements whose end tag may be left out, and the open ones that their start tag ends. */
const endedBy = new Map(
  Object.entries({
    p: ['p'],
    li: ['li', 'p'],
    dt: ['dt', 'dd', 'p'],
    dd: ['dt', 'dd', 'p'],
    tr: ['tr', 'td', 'th', 'p'],
    td: ['td', 'th', 'p'],
    th: ['td', 'th', 'p'],
    tbody: ['tbody', 'thead', 'tr', 'td', 'th'],
    tfoot: ['tbody', 'thead', 'tr', 'td', 'th'],
    option: ['option'],
    optgroup: ['option', 'optgroup'],
  }).map(([name, ends]) => [name, new Set(ends)]),
);

/**
 * Refuses a page nested too deep or of too many elements before anything is built of it. Looks at each character
 * once, whatever is left open; what browsers correct is followed only as far as it bears on the depth.
 * @throws AppError too-complex, naming `name`
 */
export function demandParsable(html: string, name: string): void {
  const open: string[] = [];
  const count = new Map<string, number>();
  const pop = (): string | undefined => {
    const top = open.pop();
    if (top !== undefined) count.set(top, (count.get(top) ?? 1) - 1);
    return top;
  };
  let elements = 0;
  const tag = /<(?:!--|(\/?)([a-zA-Z][^\s/>]*))/g;
  for (let found = tag.exec(html); found !== null; found = tag.exec(html)) {
    const given = found[2];
    if (given === undefined) {
      tag.lastIndex = endOf(html, '-->', tag.lastIndex);
      continue;
    }
    const element = given.toLowerCase();
    // Elsewhere a slash before the end says nothing.
    const isVoid = endOfTag(html, tag, name) && ((count.get('svg') ?? 0) > 0 || (count.get('math') ?? 0) > 0);
    if (found[1] === '/') {
      if ((count.get(element) ?? 0) > 0) while (pop() !== element);
      continue;
    }
    elements += 1;
    if (elements > maxElements) throw tooComplex(name, 'it has more than a million elements');
    if (rawText.has(element)) skipRawText(html, element, tag);
    else if (!isVoid && !withoutContent.has(element)) {
      const ends = endedBy.get(element);
      while (ends?.has(open.at(-1) ?? '') === true) pop();
      open.push(element);
      count.set(element, (count.get(element) ?? 0) + 1);
      if (open.length > maxDepth) throw tooDeep(name);
    }
  }
}

export function tooDeep(name: string): AppError {
  return tooComplex(name, `its elements are nested more than ${maxDepth} deep`);
}

function tooComplex(name: string, why: string): AppError {
  return new AppError('too-complex', `“${name}” could not be read: ${why}.`);
}

/** Moves past the tag's `>`, which doesn't count within a quoted value; whether the tag ends in `/>`. */
function endOfTag(html: string, tag: RegExp, name: string): boolean {
  const mark = /=\s*["']|>|\s+/g;
  mark.lastIndex = tag.lastIndex;
  let attributes = 0;
  for (let found = mark.exec(html); found !== null; found = mark.exec(html)) {
    if (found[0] === '>') {
      tag.lastIndex = mark.lastIndex;
      return html[found.index - 1] === '/';
    }
    attributes += 1;
    if (attributes > 2 * maxAttributes) throw tooComplex(name, 'an element has more than 1,000 attributes');
    if (!found[0].startsWith('=')) continue;
    mark.lastIndex = endOf(html, found[0].at(-1) ?? '"', mark.lastIndex);
  }
  tag.lastIndex = html.length;
  return false;
}

function skipRawText(html: string, element: string, tag: RegExp): void {
  const end = new RegExp(`</${element}(?=[\\s/>])`, 'gi');
  end.lastIndex = tag.lastIndex;
  const found = end.exec(html);
  tag.lastIndex = found === null ? html.length : found.index + 2 + element.length;
}

function endOf(html: string, mark: string, from: number): number {
  const at = html.indexOf(mark, from);
  return at === -1 ? html.length : at + mark.length;
}

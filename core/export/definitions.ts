import * as v from 'valibot';
import { standingOf } from '../anchoring/standing.ts';
import { judgmentLabel, referencesIn } from '../briefing/citations.ts';
import type { Annotation } from '../model/annotation.ts';
import type { Article } from '../model/article.ts';
import { IdSchema } from '../model/scalars.ts';
import { definedLabels } from './body.ts';
import { describeSource } from './describe-source.ts';
import { quoteBlock } from './quote.ts';
import { linkToPassage } from './text-fragment.ts';

/**
 * An annotation that a briefing cites, with its article. `locator` is such as `¶5`, or `¶5 of version 1` for words that
 * are no longer there; null for the whole article.
 */
export type CitedPassage = {
  readonly annotation: Annotation;
  readonly article: Article;
  readonly locator: string | null;
};

/** The footnote definitions of a body, in order of first citation, and what they could not say. */
export type Definitions = { readonly blocks: readonly string[]; readonly dropped: readonly string[] };

/**
 * A definition for each citation and for `[^judgment]`. Labels that the body defines itself and labels that
 * can't be an annotation's id are the writer's own footnotes and get none. `pathOf` gives the address of an
 * article's own exported file relative to the briefing's, or null when it isn't exported.
 */
export function defineCitations(
  body: string,
  passages: ReadonlyMap<string, CitedPassage>,
  pathOf: (article: Article) => string | null,
): Definitions {
  const blocks: string[] = [];
  const dropped: string[] = [];
  const own = definedLabels(body);
  for (const label of new Set(referencesIn(body).map((reference) => reference.id))) {
    const passage = passages.get(label);
    if (own.has(label)) {
      if (passage) dropped.push(`The briefing defines [^${label}] itself, so the passage it cites is not given.`);
    } else if (label === judgmentLabel) {
      blocks.push(`[^${label}]: The analyst’s own judgment.`);
    } else if (passage) {
      blocks.push(definition(label, passage, pathOf(passage.article)));
    } else if (v.is(IdSchema, label)) {
      blocks.push(`[^${label}]: The passage cited here is not in this library.`);
      dropped.push(`The passage that [^${label}] cites is not in this library.`);
    }
  }
  return { blocks, dropped };
}

function definition(label: string, { annotation, article, locator }: CitedPassage, path: string | null): string {
  const exact = annotation.anchor?.quote.exact ?? null;
  // A page that reads differently now is linked to as a whole.
  const linked = standingOf(annotation)?.sure === true ? exact : null;
  const address = article.url === null ? null : linkToPassage(article.url, linked);
  const links = [address === null ? '' : `<${address}>`, path === null ? '' : `[Source with notes](${path})`];
  const parts = [
    `[^${label}]: ${describeSource(article, annotation, locator)}`,
    indent(exact === null ? '' : quoteBlock(exact)),
    indent(links.filter((link) => link !== '').join(' · ')),
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

function indent(markdown: string): string {
  return markdown === '' ? '' : `    ${markdown.replaceAll('\n', '\n    ')}`;
}

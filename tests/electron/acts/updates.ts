import { createHash } from 'node:crypto';
import { parseDocument } from '../../../core/markdown/parse.ts';
import type { NextVersion } from '../../../electron/acts/update-article.ts';

/** A text as a parser hands it over for an update, with what the parser found of it besides. */
export function nextVersion(body: string, found: Partial<NextVersion['parsed']> = {}): NextVersion {
  const { text, blocks } = parseDocument(body);
  return {
    parsed: {
      title: 'A title that was found',
      byline: null,
      publisher: 'A publisher that was found',
      url: null,
      publishedAt: null,
      language: 'en',
      direction: 'ltr',
      tags: [],
      reliability: null,
      status: 'current',
      body,
      sha256: createHash('sha256').update(text, 'utf8').digest('hex'),
      pages: null,
      blocks: blocks.length,
      form: 'text',
      ...found,
    },
    original: null,
    origin: { kind: 'file', name: 'second.txt' },
  };
}

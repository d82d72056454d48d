import { findSimilar } from '../../acts/similar.ts';
import { importUrl, updateFromUrl } from '../../acts/web-pages.ts';
import type { Handlers } from '../context.ts';

export const webHandlers = {
  'article.importUrl': ({ url }, { desk, imports }) =>
    imports.run(async ({ signal }) => [await importUrl(desk, url, { signal })]),
  'article.updateFromUrl': ({ id, url }, { desk }) => updateFromUrl(desk, id, url),
  'article.similar': ({ id }, { desk }) => findSimilar(desk, id),
} satisfies Partial<Handlers>;

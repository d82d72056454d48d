import type { ArticleSort, BriefingSort } from '../../../core/ipc/lists.ts';

type Choice<By> = { readonly by: By; readonly label: string; readonly up: string; readonly down: string };
const byTime = { up: 'oldest first', down: 'newest first' } as const;
const byName = { up: 'A to Z', down: 'Z to A' } as const;

export const articleSorts: readonly Choice<ArticleSort['by']>[] = [
  { by: 'added', label: 'Added', ...byTime },
  { by: 'published', label: 'Published', ...byTime },
  { by: 'title', label: 'Title', ...byName },
  { by: 'publisher', label: 'Publisher', ...byName },
];

export const briefingSorts: readonly Choice<BriefingSort['by']>[] = [
  { by: 'added', label: 'Added', ...byTime },
  { by: 'changed', label: 'Changed', ...byTime },
  { by: 'title', label: 'Title', ...byName },
];

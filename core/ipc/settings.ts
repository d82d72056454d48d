import * as v from 'valibot';
import { IdSchema, LineSchema } from '../model/scalars.ts';
import { ArticleSortSchema, BriefingSortSchema, newestFirst, QueryTextSchema } from './lists.ts';

export const ThemeSchema = v.picklist(['system', 'light', 'dark']);
export const BriefingModeSchema = v.picklist(['edit', 'split', 'read']);
const ShareSchema = v.pipe(v.number(), v.minValue(0), v.maxValue(100));

export const SavedSearchSchema = v.strictObject({ name: LineSchema, query: QueryTextSchema });
export type SavedSearch = v.InferOutput<typeof SavedSearchSchema>;

/** How this person's desk stands; kept beside the library, never in it. */
export const SettingsSchema = v.strictObject({
  theme: ThemeSchema,
  libraryShown: v.boolean(),
  /** Shares of the window's width in per cent: library, source; the briefing has the rest. */
  panes: v.strictObject({ library: ShareSchema, source: ShareSchema }),
  briefingMode: BriefingModeSchema,
  openArticle: v.nullable(IdSchema),
  openBriefing: v.nullable(IdSchema),
  /** Whether the bytes that sources are made of are kept beside them, up to 20 MB each. */
  keepOriginals: v.optional(v.boolean(), true),
  /** Whether pages may be fetched from this machine and its own network. */
  allowPrivateAddresses: v.optional(v.boolean(), false),
  /** In the person's own order; each query at most once. */
  savedSearches: v.optional(v.pipe(v.array(SavedSearchSchema), v.maxLength(100)), []),
  articleSort: v.optional(ArticleSortSchema, newestFirst),
  briefingSort: v.optional(BriefingSortSchema, newestFirst),
});
export const SettingsPatchSchema = v.partial(SettingsSchema);

export type Settings = v.InferOutput<typeof SettingsSchema>;
export type SettingsPatch = v.InferOutput<typeof SettingsPatchSchema>;

export function defaultSettings(): Settings {
  return {
    theme: 'system',
    libraryShown: true,
    panes: { library: 19, source: 42 },
    briefingMode: 'edit',
    openArticle: null,
    openBriefing: null,
    keepOriginals: true,
    allowPrivateAddresses: false,
    savedSearches: [],
    articleSort: newestFirst,
    briefingSort: newestFirst,
  };
}

import * as v from 'valibot';
import { AnnotationPatchSchema, AnnotationSchema, CategorySchema } from '../model/annotation.ts';
import { ArticlePatchSchema, ArticleSchema } from '../model/article.ts';
import { BriefingPatchSchema, BriefingSchema } from '../model/briefing.ts';
import { CountSchema, IdSchema, LineSchema } from '../model/scalars.ts';
import { VersionKeySchema } from '../model/version.ts';
import { ImportReportSchema, SimilarSourceSchema, UpdateReportSchema } from './imports.ts';
import {
  ArticlePageSchema,
  ArticleSortSchema,
  BriefingPageSchema,
  BriefingSortSchema,
  FacetSchema,
  FacetsSchema,
  ManyIdsSchema,
  QueryTextSchema,
  TaggedSchema,
  TagManySchema,
} from './lists.ts';
import {
  BackupContentSchema,
  BackupPlaceSchema,
  BackupPointSchema,
  BackupRestoredSchema,
  BackupStatusSchema,
  BinItemSchema,
  BriefingDraftSchema,
  ConflictTextsSchema,
  FoundDraftsSchema,
  HistoryKindSchema,
  HistorySchema,
  IncidentSchema,
  NoteDraftSchema,
  RestoredVersionSchema,
  VersionTextSchema,
} from './reliability.ts';
import {
  BriefingSaveSchema,
  CitationSchema,
  CitedSentenceSchema,
  ExportResultSchema,
  LibrarySummarySchema,
  RemovedSchema,
} from './replies.ts';
import { SearchInputSchema, SearchResultSchema, SearchStatusSchema } from './search.ts';
import { SettingsPatchSchema, SettingsSchema } from './settings.ts';

const nothing = v.strictObject({});
const byId = v.strictObject({ id: IdSchema });
const byKey = v.strictObject({ key: v.pipe(v.string(), v.maxLength(300)) });
const ofKind = { kind: HistoryKindSchema, id: IdSchema };
const address = v.pipe(v.string(), v.maxLength(4000));
const versionOf = v.strictObject({ id: IdSchema, version: v.pipe(CountSchema, v.minValue(1)) });
const passage = { start: CountSchema, end: CountSchema, version: v.optional(v.nullable(CountSchema), null) };
const note = { articleId: IdSchema, id: IdSchema };
const page = { offset: CountSchema, limit: v.pipe(CountSchema, v.maxValue(500)) };

/**
 * Every call the window may make: name → what goes in, what comes back. Names are `noun.verb`. Handlers are a
 * mapped type over this list, so adding a call means one entry here and one handler, nothing else.
 * `files: true` marks the calls whose paths come from `File`s that the person dropped: the preload resolves
 * them, and the page never sees or sends a path.
 */
export const contract = {
  'library.summary': { input: nothing, output: LibrarySummarySchema },
  /** What passes the query's filters and has its words in its title, publisher or tags. */
  'article.page': {
    input: v.strictObject({ ...page, query: QueryTextSchema, sort: ArticleSortSchema }),
    output: ArticlePageSchema,
  },
  /** The ids of all that `article.page` lists, in its order. */
  'article.ids': {
    input: v.strictObject({ query: QueryTextSchema, sort: ArticleSortSchema }),
    output: v.strictObject({ ids: ManyIdsSchema }),
  },
  'briefing.page': {
    input: v.strictObject({ ...page, query: QueryTextSchema, sort: BriefingSortSchema }),
    output: BriefingPageSchema,
  },
  /** Each field's values among the sources that pass the query's other filters; its words count for nothing here. */
  'library.facets': { input: v.strictObject({ query: QueryTextSchema }), output: FacetsSchema },
  'library.removeSamples': { input: nothing, output: v.strictObject({ removed: RemovedSchema }) },
  /** Puts back what a `remove` call took away. */
  'library.restore': { input: v.strictObject({ removed: RemovedSchema }), output: nothing },

  'article.get': { input: byId, output: v.nullable(ArticleSchema) },
  'article.update': { input: v.strictObject({ id: IdSchema, patch: ArticlePatchSchema }), output: ArticleSchema },
  'article.remove': { input: byId, output: v.strictObject({ removed: RemovedSchema }) },
  /** All go or none. One that is not there any more is passed over. */
  'article.removeMany': {
    input: v.strictObject({ ids: ManyIdsSchema }),
    output: v.strictObject({ removed: RemovedSchema }),
  },
  /** One that is not there any more, or can't be read, is passed over; so is one that needs no change. */
  'article.tagMany': { input: TagManySchema, output: v.strictObject({ changed: v.array(TaggedSchema) }) },
  /** The tags that any of the sources has, and how many of them have it; most frequent first. */
  'article.tagsOf': { input: v.strictObject({ ids: ManyIdsSchema }), output: v.array(FacetSchema) },
  /** Asks for a folder and writes each source there with its notes. */
  'article.exportMany': { input: v.strictObject({ ids: ManyIdsSchema }), output: ExportResultSchema },
  /** Asks the person for files. */
  'article.importChosen': { input: nothing, output: ImportReportSchema },
  'article.importDropped': { input: nothing, output: ImportReportSchema, files: true },
  /** Asks the person for a folder and imports every file in it and below that can be. */
  'article.importFolder': { input: nothing, output: ImportReportSchema },
  /** Fetches a page or file: http and https only. */
  'article.importUrl': { input: v.strictObject({ url: address }), output: ImportReportSchema },
  /**
   * `title` null: the first line is the title when it is short and stands alone. `html`: the same as the clipboard
   * has it as rich text, or null; its headings, lists and links then survive.
   */
  'article.importText': {
    input: v.strictObject({
      text: v.string(),
      html: v.optional(v.nullable(v.string()), null),
      title: v.nullable(LineSchema),
    }),
    output: ImportReportSchema,
  },
  /** Tries failed files again, by `retry` of their results. */
  'article.importRetry': {
    input: v.strictObject({ keys: v.pipe(v.array(v.string()), v.maxLength(10_000)) }),
    output: ImportReportSchema,
  },
  /** Stops the imports under way after the file that is being written; what is in stays in. */
  'import.cancel': { input: nothing, output: nothing },
  /** Asks for a file whose text becomes the source's next version. */
  'article.updateChosen': { input: byId, output: UpdateReportSchema },
  'article.updateDropped': { input: byId, output: UpdateReportSchema, files: true },
  /** Fetches it from its own address again, or from the one given, which then becomes its address. */
  'article.updateFromUrl': {
    input: v.strictObject({ id: IdSchema, url: v.nullable(address) }),
    output: UpdateReportSchema,
  },
  /** Sources whose text is largely the same, most alike first. */
  'article.similar': { input: byId, output: v.array(SimilarSourceSchema) },
  /** Asks where to, and writes the bytes that a version was made of. */
  'article.saveOriginal': { input: versionOf, output: ExportResultSchema },
  /** Opens a copy of those bytes in the system's own program for them, after asking. */
  'article.openOriginal': { input: versionOf, output: v.strictObject({ opened: v.boolean() }) },
  'article.export': { input: byId, output: ExportResultSchema },

  'annotation.list': { input: v.strictObject({ articleId: IdSchema }), output: v.array(AnnotationSchema) },
  /** Offsets are UTF-16, half-open, in the canonical text of the article's `version`, refused when it isn't the present. */
  'annotation.create': {
    input: v.strictObject({
      articleId: IdSchema,
      ...passage,
      category: CategorySchema,
      comment: v.string(),
    }),
    output: AnnotationSchema,
  },
  'annotation.update': {
    input: v.strictObject({ articleId: IdSchema, id: IdSchema, patch: AnnotationPatchSchema }),
    output: AnnotationSchema,
  },
  'annotation.remove': {
    input: v.strictObject({ articleId: IdSchema, id: IdSchema }),
    output: v.strictObject({ removed: RemovedSchema }),
  },
  /** The proposed passage becomes the annotation's own. */
  'annotation.accept': { input: v.strictObject(note), output: AnnotationSchema },
  /** The proposed passage is not it: the annotation is lost until it is attached by hand. */
  'annotation.reject': { input: v.strictObject(note), output: AnnotationSchema },
  /** Attaches an annotation to a passage of the present version; offsets as for `annotation.create`. */
  'annotation.reattach': {
    input: v.strictObject({ ...note, ...passage }),
    output: AnnotationSchema,
  },

  /** What a chip shows of each cited annotation; null for an id that no annotation has. */
  'citation.resolve': {
    input: v.strictObject({ ids: v.pipe(v.array(IdSchema), v.maxLength(5000)) }),
    output: v.array(v.nullable(CitationSchema)),
  },
  /** The sentences, in every briefing, that cite the annotations of one article. */
  'citation.sentences': { input: v.strictObject({ articleId: IdSchema }), output: v.array(CitedSentenceSchema) },

  'briefing.get': {
    input: byId,
    output: v.nullable(v.strictObject({ briefing: BriefingSchema, revision: CountSchema })),
  },
  'briefing.create': { input: v.strictObject({ title: LineSchema, body: v.string() }), output: BriefingSchema },
  /** Answers only once the text is durably on disk. `base` is the revision that the text was made from. */
  'briefing.save': {
    input: v.strictObject({ id: IdSchema, base: CountSchema, body: v.string() }),
    output: BriefingSaveSchema,
  },
  'briefing.update': {
    input: v.strictObject({ id: IdSchema, patch: BriefingPatchSchema }),
    output: v.strictObject({ briefing: BriefingSchema, revision: CountSchema }),
  },
  'briefing.remove': { input: byId, output: v.strictObject({ removed: RemovedSchema }) },
  'briefing.export': { input: byId, output: ExportResultSchema },
  /** Puts the exported Markdown on the clipboard. */
  'briefing.copy': { input: byId, output: v.strictObject({ characters: CountSchema }) },
  'library.export': { input: nothing, output: ExportResultSchema },
  /** Stops exports to a folder; what is written by then stays there. */
  'export.cancel': { input: nothing, output: nothing },
  /** Writes a text that could not be saved to a file of the person's choice. */
  'briefing.saveElsewhere': { input: v.strictObject({ id: IdSchema, body: v.string() }), output: ExportResultSchema },

  /** Answers once the unsaved text, or only the place of the cursor, is durably kept outside the library. */
  'draft.keep': { input: BriefingDraftSchema, output: nothing },
  'draft.keepNote': { input: NoteDraftSchema, output: nothing },
  /** Nothing of it is unsaved any more. */
  'draft.dropNote': { input: v.strictObject({ articleId: IdSchema, id: IdSchema }), output: nothing },
  /** What a session that ended badly left. */
  'draft.list': { input: nothing, output: FoundDraftsSchema },

  'history.list': { input: v.strictObject(ofKind), output: HistorySchema },
  'history.get': { input: v.strictObject({ ...ofKind, key: VersionKeySchema }), output: VersionTextSchema },
  /** The version's content becomes the newest revision; what stood before stays in the history. */
  'history.restore': { input: v.strictObject({ ...ofKind, key: VersionKeySchema }), output: RestoredVersionSchema },
  /** Names a version, the present one when `key` is null; `name` null takes the name away. Answers which it was. */
  'history.name': {
    input: v.strictObject({ ...ofKind, key: v.nullable(VersionKeySchema), name: v.nullable(LineSchema) }),
    output: v.strictObject({ key: VersionKeySchema }),
  },

  'health.list': { input: nothing, output: v.array(IncidentSchema) },
  'health.dismiss': { input: byKey, output: nothing },
  'health.compare': { input: byKey, output: ConflictTextsSchema },
  /** The other program's version becomes the newest revision; ours stays in the history. */
  'health.takeTheirs': { input: byKey, output: nothing },

  'bin.list': { input: nothing, output: v.array(BinItemSchema) },
  'bin.restore': {
    input: v.strictObject({ kind: v.picklist(['article', 'briefing']), id: IdSchema }),
    output: nothing,
  },

  'backup.status': { input: nothing, output: BackupStatusSchema },
  /** Asks for the folder that copies go to as well. */
  'backup.choose': { input: nothing, output: BackupStatusSchema },
  /** Copies no longer go to the chosen folder; those there stay. */
  'backup.forget': { input: nothing, output: BackupStatusSchema },
  'backup.content': { input: v.strictObject({ place: BackupPlaceSchema }), output: BackupContentSchema },
  /** Asks for a folder and makes a new library there. */
  'backup.restore': {
    input: v.strictObject({ place: BackupPlaceSchema, library: IdSchema, point: BackupPointSchema.entries.key }),
    output: BackupRestoredSchema,
  },
  /** Asks for a folder and starts the app anew with the library there; it is made where there is none. */
  'library.open': { input: nothing, output: nothing },
  /** Starts the app anew with the library that was restored last. */
  'backup.openRestored': { input: nothing, output: nothing },

  /** Null: a later query of the window's overtook this one. */
  'search.query': { input: SearchInputSchema, output: v.nullable(SearchResultSchema) },
  'search.status': { input: nothing, output: SearchStatusSchema },

  'settings.get': { input: nothing, output: SettingsSchema },
  'settings.set': { input: SettingsPatchSchema, output: SettingsSchema },
  /** Shows the real host and asks before anything opens outside the app. */
  'link.open': {
    input: v.strictObject({ url: v.pipe(v.string(), v.maxLength(4000)) }),
    output: v.strictObject({ opened: v.boolean() }),
  },
  /** The window has tried to save all it held: when it could, it may close. */
  'window.flushed': { input: v.strictObject({ saved: v.boolean() }), output: nothing },
} as const;

export type Contract = typeof contract;
export type CallName = keyof Contract;
export type CallInput<N extends CallName> = v.InferInput<Contract[N]['input']>;
export type CallOutput<N extends CallName> = v.InferOutput<Contract[N]['output']>;

/** The largest request, in UTF-16 units of its JSON, that the router takes. */
export const requestSizeLimit = 64 * 1024 * 1024;

import * as v from 'valibot';
import { AnnotationPatchSchema, AnnotationSchema, CategorySchema } from '../model/annotation.ts';
import { ArticlePatchSchema, ArticleSchema } from '../model/article.ts';
import { BriefingPatchSchema, BriefingSchema } from '../model/briefing.ts';
import { ArticleRowSchema, BriefingRowSchema } from '../model/catalogue.ts';
import { CountSchema, IdSchema, LineSchema } from '../model/scalars.ts';
import {
  BriefingSaveSchema,
  CitationSchema,
  CitedSentenceSchema,
  ExportResultSchema,
  ImportReportSchema,
  LibrarySummarySchema,
  RemovedSchema,
} from './replies.ts';
import { SettingsPatchSchema, SettingsSchema } from './settings.ts';

const nothing = v.strictObject({});
const byId = v.strictObject({ id: IdSchema });
const page = { offset: CountSchema, limit: v.pipe(CountSchema, v.maxValue(500)) };

/**
 * Every call the window may make: name → what goes in, what comes back. Names are `noun.verb`. Handlers are a
 * mapped type over this list, so adding a call means one entry here and one handler, nothing else.
 * `files: true` marks the calls whose paths come from `File`s that the person dropped: the preload resolves
 * them, and the page never sees or sends a path.
 */
export const contract = {
  'library.summary': { input: nothing, output: LibrarySummarySchema },
  /** Newest first; `filter` is matched against titles, publishers and tags, without regard to case. */
  'article.page': {
    input: v.strictObject({ ...page, filter: v.pipe(v.string(), v.maxLength(500)) }),
    output: v.strictObject({
      total: CountSchema,
      rows: v.array(v.strictObject({ row: ArticleRowSchema, notes: CountSchema, citedIn: CountSchema })),
    }),
  },
  'briefing.page': {
    input: v.strictObject({ ...page, filter: v.pipe(v.string(), v.maxLength(500)) }),
    output: v.strictObject({ total: CountSchema, rows: v.array(BriefingRowSchema) }),
  },
  'library.removeSamples': { input: nothing, output: v.strictObject({ removed: RemovedSchema }) },
  /** Puts back what a `remove` call took away. */
  'library.restore': { input: v.strictObject({ removed: RemovedSchema }), output: nothing },

  'article.get': { input: byId, output: v.nullable(ArticleSchema) },
  'article.update': { input: v.strictObject({ id: IdSchema, patch: ArticlePatchSchema }), output: ArticleSchema },
  'article.remove': { input: byId, output: v.strictObject({ removed: RemovedSchema }) },
  /** Asks the person for files. */
  'article.importChosen': { input: nothing, output: ImportReportSchema },
  'article.importDropped': { input: nothing, output: ImportReportSchema, files: true },
  /** `title` null: the first line is the title when it is short and stands alone. */
  'article.importText': {
    input: v.strictObject({ text: v.string(), title: v.nullable(LineSchema) }),
    output: ImportReportSchema,
  },
  'article.export': { input: byId, output: ExportResultSchema },

  'annotation.list': { input: v.strictObject({ articleId: IdSchema }), output: v.array(AnnotationSchema) },
  /** Offsets are UTF-16, half-open, in the article's canonical text. */
  'annotation.create': {
    input: v.strictObject({
      articleId: IdSchema,
      start: CountSchema,
      end: CountSchema,
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
  /** Answers only once the text is durably on disk. */
  'briefing.save': { input: v.strictObject({ id: IdSchema, body: v.string() }), output: BriefingSaveSchema },
  'briefing.update': { input: v.strictObject({ id: IdSchema, patch: BriefingPatchSchema }), output: BriefingSchema },
  'briefing.remove': { input: byId, output: v.strictObject({ removed: RemovedSchema }) },
  'briefing.export': { input: byId, output: ExportResultSchema },
  /** Puts the exported Markdown on the clipboard. */
  'briefing.copy': { input: byId, output: v.strictObject({ characters: CountSchema }) },
  'library.export': { input: nothing, output: ExportResultSchema },

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

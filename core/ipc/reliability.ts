import * as v from 'valibot';
import { documentKinds } from '../model/envelope.ts';
import { CountSchema, DaySchema, IdSchema, InstantSchema, LineSchema } from '../model/scalars.ts';
import { VersionKeySchema, VersionSchema } from '../model/version.ts';

/** The kinds that keep a history: annotations go by their article's id. */
export const HistoryKindSchema = v.picklist(['briefing', 'annotations']);
export type HistoryKind = v.InferOutput<typeof HistoryKindSchema>;

export const HistorySchema = v.strictObject({
  /** The briefing's or the source's. */
  title: LineSchema,
  /** The highest revision first; the first is what the library holds now. */
  versions: v.array(VersionSchema),
});

/** A version as text to read and compare: a briefing's Markdown, or a listing of notes. */
export const VersionTextSchema = v.strictObject({ title: LineSchema, text: v.string() });

/**
 * Something that befell a document and that the person has not dismissed.
 * damaged: its file could not be trusted, and `outcome` says what became of it.
 * conflict-copy: a synchronising program left a second version beside it. changed-elsewhere: another
 * program changed it while it was being written here; that version is kept.
 */
export const IncidentSchema = v.strictObject({
  /** Names it in `health.*` calls. */
  key: v.pipe(v.string(), v.maxLength(300)),
  what: v.picklist(['damaged', 'conflict-copy', 'changed-elsewhere']),
  kind: v.picklist([...documentKinds, 'library']),
  id: v.string(),
  /** Null when it is not known. */
  title: v.nullable(LineSchema),
  /** What was found, in words that complete "because …". */
  reason: v.string(),
  /** restored: the newest sound copy is back. lost: no copy was sound. waiting: a decision of the person, a newer app or a readable disk is. */
  outcome: v.picklist(['restored', 'lost', 'waiting']),
  /**
   * Where the restored copy came from and when it had been kept. in-place: an older version was put there, at that
   * time, and stands, because no copy of a newer one was found.
   */
  restored: v.nullable(v.strictObject({ from: v.picklist(['history', 'backup', 'in-place']), at: InstantSchema })),
});
export type Incident = v.InferOutput<typeof IncidentSchema>;

/** Both versions of a conflict: what the library holds and what the other program wrote. */
export const ConflictTextsSchema = v.strictObject({ ours: VersionTextSchema, theirs: VersionTextSchema });

export const BinItemSchema = v.strictObject({
  kind: v.picklist(['article', 'briefing']),
  id: IdSchema,
  title: LineSchema,
  removedAt: InstantSchema,
  /** Notes that come back with a source. */
  notes: CountSchema,
  /** Days until it may be erased, 0 when it is due. */
  daysLeft: CountSchema,
});
export type BinItem = v.InferOutput<typeof BinItemSchema>;

export const BackupPlaceSchema = v.picklist(['default', 'chosen']);
export type BackupPlace = v.InferOutput<typeof BackupPlaceSchema>;

export const BackupStatusSchema = v.strictObject({
  places: v.array(
    v.strictObject({
      place: BackupPlaceSchema,
      /** The folder's name, without its path. */
      name: LineSchema,
      /** Why the last copy could not be made, or null. */
      problem: v.nullable(v.string()),
      lastAt: v.nullable(InstantSchema),
      /** Documents that have at least one copy there. */
      documents: CountSchema,
      bytes: CountSchema,
    }),
  ),
  /** Documents whose newest revision still waits to be copied. */
  pending: CountSchema,
  /** Why no old copy is given up at present, or null. */
  held: v.nullable(v.string()),
});
export type BackupStatus = v.InferOutput<typeof BackupStatusSchema>;

/** A moment that a library can be brought back to: `newest`, or the end of a day. */
export const BackupPointSchema = v.strictObject({
  key: v.union([v.literal('newest'), DaySchema]),
  at: InstantSchema,
  articles: CountSchema,
  annotations: CountSchema,
  briefings: CountSchema,
});

export const BackupContentSchema = v.strictObject({
  libraries: v.array(
    v.strictObject({
      id: IdSchema,
      name: LineSchema,
      /** Whether it is the library that is open. */
      open: v.boolean(),
      points: v.array(BackupPointSchema),
    }),
  ),
});
export type BackupContent = v.InferOutput<typeof BackupContentSchema>;

export const BackupRestoredSchema = v.variant('status', [
  v.strictObject({ status: v.literal('cancelled') }),
  v.strictObject({
    status: v.literal('restored'),
    /** The new library's name. */
    name: LineSchema,
    articles: CountSchema,
    annotations: CountSchema,
    briefings: CountSchema,
    /** Documents of which an older copy stands, because a newer one was not sound. */
    older: CountSchema,
    /** Documents of which no copy was sound. */
    failed: CountSchema,
  }),
]);

/** Where a writer stands in a text, in UTF-16 offsets: the cursor, and `top`, which begins the row at the top edge. */
export const TextPlaceSchema = v.strictObject({
  anchor: CountSchema,
  head: CountSchema,
  top: CountSchema,
});
export type TextPlace = v.InferOutput<typeof TextPlaceSchema>;

/** What was written and is not acknowledged yet, and where the cursor stood. */
export const BriefingDraftSchema = v.strictObject({
  id: IdSchema,
  /** Revision of the briefing that the text was made from. */
  base: CountSchema,
  /** Null: nothing is unsaved, only the place is remembered. */
  body: v.nullable(v.string()),
  place: TextPlaceSchema,
});
export type BriefingDraft = v.InferOutput<typeof BriefingDraftSchema>;

/** A comment that is being written and is not acknowledged yet. */
export const NoteDraftSchema = v.strictObject({ articleId: IdSchema, id: IdSchema, comment: v.string() });
export type NoteDraft = v.InferOutput<typeof NoteDraftSchema>;

/** Drafts as they were found, with the instant of each. */
export const FoundDraftsSchema = v.strictObject({
  briefings: v.array(v.strictObject({ draft: BriefingDraftSchema, at: InstantSchema })),
  notes: v.array(v.strictObject({ draft: NoteDraftSchema, at: InstantSchema })),
});

export const RestoredVersionSchema = v.strictObject({
  revision: CountSchema,
  /** The version that stood before: restoring it undoes this. */
  before: VersionKeySchema,
});

import * as v from 'valibot';

/** A document id: a letter, then nine letters or digits. Valid as a footnote label, file name and URL part. */
export const IdSchema = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9]{5,31}$/, 'not a document id'));

/** An instant, ISO 8601 in UTC with milliseconds, as `Date.prototype.toISOString` gives it. */
export const InstantSchema = v.pipe(v.string(), v.isoTimestamp());

/** A calendar day, `YYYY-MM-DD`. */
export const DaySchema = v.pipe(v.string(), v.isoDate());

/** A UTF-16 code unit offset or a count. */
export const CountSchema = v.pipe(v.number(), v.integer(), v.minValue(0));

export const Sha256Schema = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, 'not a SHA-256'));

/** One line of text that names something: no line breaks, at most 500 characters. */
export const LineSchema = v.pipe(v.string(), v.maxLength(500), v.regex(/^[^\r\n]*$/, 'has a line break'));

export const TagSchema = v.pipe(v.string(), v.minLength(1), v.maxLength(100), v.regex(/^[^\r\n,]+$/));

/** A BCP 47 language tag, or null when unknown. */
export const LanguageSchema = v.nullable(v.pipe(v.string(), v.regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/)));

import { crc32 } from 'node:zlib';
import * as v from 'valibot';
import { AnnotationsRowSchema, ArticleRowSchema, BriefingRowSchema } from '../../../core/model/catalogue.ts';
import { documentKinds } from '../../../core/model/envelope.ts';
import type { CatalogueChange } from './rows.ts';

const StampSchema = v.object({ modified: v.number(), size: v.number(), ino: v.number() });

const ItemSchema = v.variant('kind', [
  v.object({ kind: v.literal('article'), row: ArticleRowSchema, stamp: StampSchema }),
  v.object({ kind: v.literal('annotations'), row: AnnotationsRowSchema, stamp: StampSchema }),
  v.object({ kind: v.literal('briefing'), row: BriefingRowSchema, stamp: StampSchema }),
]);

/**
 * `mark`: the snapshot of that id holds all that stands before this line. `opened` and `closed`: a
 * session began, flushed before anything else is written; and ended, with all its changes in the log.
 */
const LogEntrySchema = v.variant('type', [
  v.object({ type: v.literal('put'), item: ItemSchema }),
  v.object({ type: v.literal('drop'), kind: v.picklist(documentKinds), id: v.string() }),
  v.object({ type: v.literal('mark'), snapshot: v.string() }),
  v.object({ type: v.literal('opened') }),
  v.object({ type: v.literal('closed') }),
]);

type LogEntry = v.InferOutput<typeof LogEntrySchema>;

/** What is written: read-only rows as the catalogue has them. */
type Writable = CatalogueChange | Exclude<LogEntry, { type: 'put' | 'drop' }>;

const crcStart = '{"crc":"';
const entryStart = '","entry":';
const entryOffset = crcStart.length + 8 + entryStart.length;

/** One line of the log, with its line break: JSON that carries the entry's CRC-32. */
export function encodeEntry(entry: Writable): string {
  const json = JSON.stringify(entry);
  return `${crcStart}${crcOf(json)}${entryStart}${json}}\n`;
}

/** The entries in order; null where a line is torn or altered. */
export function decodeLog(text: string): (LogEntry | null)[] {
  const lines = text.split('\n');
  const tail = lines.pop();
  const entries = lines.map(decodeLine);
  if (tail !== '') entries.push(null);
  return entries;
}

function decodeLine(line: string): LogEntry | null {
  const json = line.slice(entryOffset, -1);
  if (line.slice(crcStart.length, crcStart.length + 8) !== crcOf(json)) return null;
  const parsed = v.safeParse(LogEntrySchema, JSON.parse(json));
  return parsed.success ? parsed.output : null;
}

function crcOf(json: string): string {
  return crc32(json).toString(16).padStart(8, '0');
}

import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import * as v from 'valibot';
import { AnnotationsRowSchema, ArticleRowSchema, BriefingRowSchema } from '../../../core/model/catalogue.ts';
import { type DocumentKind, documentKinds } from '../../../core/model/envelope.ts';
import type { FileStamp } from '../disk/file-stamp.ts';
import type { RowOf } from './rows.ts';

/** Raise it when rows come to be derived differently: an older snapshot is then left and the files are read. */
const snapshotFormat = 1;

const columnNames: Readonly<Record<DocumentKind, readonly string[]>> = {
  article: Object.keys(ArticleRowSchema.entries),
  annotations: Object.keys(AnnotationsRowSchema.entries),
  briefing: Object.keys(BriefingRowSchema.entries),
};
const stampNames = ['modified', 'size', 'ino'] as const;

const HeadSchema = v.object({ format: v.literal(snapshotFormat), id: v.string(), sha256: v.string() });
const ColumnsSchema = v.record(
  v.string(),
  // Not v.array: it would look at each of a million values.
  v.custom<readonly unknown[]>((value) => Array.isArray(value)),
);
const TableSchema = v.object({ rows: ColumnsSchema, stamps: ColumnsSchema });
const PayloadSchema = v.object({ article: TableSchema, annotations: TableSchema, briefing: TableSchema });

/** Rows, newest first where the catalogue gives them so, and beside each the stamp of its file. */
export type SnapshotTable<R> = { readonly rows: readonly R[]; readonly stamps: readonly FileStamp[] };

export type SnapshotTables = { readonly [K in DocumentKind]: SnapshotTable<RowOf[K]> };

export type Snapshot = { readonly id: string; readonly tables: SnapshotTables };

/**
 * The catalogue's rows by columns, as ASCII: a head line with the payload's checksum, then the payload. Made
 * column by column, letting other work in between.
 */
export async function encodeSnapshot(tables: SnapshotTables, id: string): Promise<string> {
  const parts: string[] = [];
  for (const kind of documentKinds) {
    const { rows, stamps } = tables[kind];
    const rowColumns = await encodeColumns(columnNames[kind], rows);
    const stampColumns = await encodeColumns(stampNames, stamps);
    parts.push(`"${kind}":{"rows":{${rowColumns}},"stamps":{${stampColumns}}}`);
  }
  const payload = `{${parts.join(',')}}`;
  const head = JSON.stringify({ format: snapshotFormat, id, sha256: checksum(Buffer.from(payload, 'latin1')) });
  return `${head}\n${payload}\n`;
}

/** Null when the bytes aren't a whole snapshot of this format. */
export function decodeSnapshot(bytes: Buffer): Snapshot | null {
  const headEnd = bytes.indexOf('\n');
  const payload = bytes.subarray(headEnd + 1, -1);
  const head = v.safeParse(HeadSchema, parseOrNull(bytes.toString('latin1', 0, Math.max(headEnd, 0))));
  if (!head.success || checksum(payload) !== head.output.sha256) return null;
  const tables = v.safeParse(PayloadSchema, parseOrNull(payload.toString('latin1')));
  if (!tables.success) return null;
  const { article, annotations, briefing } = tables.output;
  const whole = documentKinds.every((kind) => isWhole(tables.output[kind], columnNames[kind]));
  if (!whole) return null;
  return {
    id: head.output.id,
    tables: {
      article: tableFrom<RowOf['article']>(article, columnNames.article),
      annotations: tableFrom<RowOf['annotations']>(annotations, columnNames.annotations),
      briefing: tableFrom<RowOf['briefing']>(briefing, columnNames.briefing),
    },
  };
}

async function encodeColumns(names: readonly string[], records: readonly object[]): Promise<string> {
  const columns: string[] = [];
  for (const name of names) {
    const values = records.map((record) => Reflect.get(record, name));
    columns.push(`"${name}":${escapeToAscii(JSON.stringify(values))}`);
    await setImmediate();
  }
  return columns.join(',');
}

function escapeToAscii(json: string): string {
  return json.replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

type Columns = Readonly<Record<string, readonly unknown[]>>;
type ColumnTable = { readonly rows: Columns; readonly stamps: Columns };

function isWhole({ rows, stamps }: ColumnTable, names: readonly string[]): boolean {
  const lists = [...names.map((name) => rows[name]), ...stampNames.map((name) => stamps[name])];
  const lengths = new Set(lists.map((list) => list?.length));
  return lengths.size === 1 && !lengths.has(undefined);
}

function tableFrom<R>({ rows, stamps }: ColumnTable, names: readonly string[]): SnapshotTable<R> {
  return { rows: rowsFrom<R>(rows, names), stamps: rowsFrom<FileStamp>(stamps, stampNames) };
}

// Checking 100,000 rows by their schema takes as long as all the rest of opening (0.25 s); the checksum has shown
// that `encodeSnapshot` wrote these columns, and their names that it was for these types.
function rowsFrom<R>(columns: Columns, names: readonly string[]): R[] {
  const lists = names.map((name) => columns[name] ?? []);
  const count = lists[0]?.length ?? 0;
  const rows: R[] = [];
  for (let index = 0; index < count; index++) {
    const row: Record<string, unknown> = {};
    for (let column = 0; column < names.length; column++) row[names[column] ?? ''] = lists[column]?.[index];
    rows.push(row as R);
  }
  return rows;
}

function checksum(payload: Uint8Array): string {
  return createHash('sha256').update(payload).digest('hex');
}

function parseOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

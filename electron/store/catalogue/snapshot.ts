import { webcrypto } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import * as v from 'valibot';
import { AnnotationsRowSchema, ArticleRowSchema, BriefingRowSchema } from '../../../core/model/catalogue.ts';
import { type DocumentKind, documentKinds } from '../../../core/model/envelope.ts';
import type { FileStamp } from '../disk/file-stamp.ts';
import type { RowOf } from './rows.ts';
import { blockSize, StoredTable, stampNames } from './stored-table.ts';

/** Raise it when rows come to be derived differently: an older snapshot is then left and the files are read. */
const snapshotFormat = 2;

const columnNames: Readonly<Record<DocumentKind, readonly string[]>> = {
  article: Object.keys(ArticleRowSchema.entries),
  annotations: Object.keys(AnnotationsRowSchema.entries),
  briefing: Object.keys(BriefingRowSchema.entries),
};

const HeadSchema = v.object({ format: v.literal(snapshotFormat), id: v.string(), sha256: v.string() });
const TableSchema = v.object({ rows: v.number(), samples: v.number(), columns: v.array(v.string()) });
const TablesSchema = v.object({ article: TableSchema, annotations: TableSchema, briefing: TableSchema });
// Not v.array: it would look at each of 100,000 values.
const IdsSchema = v.custom<readonly string[]>((value) => Array.isArray(value));

/** Rows, newest first where the catalogue gives them so, and beside each the stamp of its file. */
export type TableContent<R> = { readonly rows: readonly R[]; readonly stamps: readonly FileStamp[] };
export type CatalogueContent = { readonly [K in DocumentKind]: TableContent<RowOf[K]> };

export type SnapshotTables = { readonly [K in DocumentKind]: StoredTable<RowOf[K]> };

/** `samples`: how many of its documents belong to the sample library. */
export type Snapshot = { readonly id: string; readonly tables: SnapshotTables; readonly samples: number };

/**
 * The catalogue as lines of ASCII: a head with the checksum of what follows, what each table holds, then for each kind
 * its ids and blocks of its rows, by columns. Made block by block, letting other work in between.
 */
export async function encodeSnapshot(content: CatalogueContent, id: string): Promise<Buffer> {
  const lines = [JSON.stringify(Object.fromEntries(documentKinds.map((kind) => [kind, shapeOf(kind, content[kind])])))];
  for (const kind of documentKinds) {
    const { rows, stamps } = content[kind];
    lines.push(JSON.stringify(rows.map((row) => row.id)));
    for (let start = 0; start < rows.length; start += blockSize) {
      const block = {
        rows: columnsOf(columnNames[kind], rows.slice(start, start + blockSize)),
        stamps: columnsOf(stampNames, stamps.slice(start, start + blockSize)),
      };
      lines.push(escapeToAscii(JSON.stringify(block)));
      await setImmediate();
    }
  }
  const payload = Buffer.from(`${lines.join('\n')}\n`, 'latin1');
  const head = JSON.stringify({ format: snapshotFormat, id, sha256: await checksum(payload) });
  return Buffer.concat([Buffer.from(`${head}\n`, 'latin1'), payload]);
}

function shapeOf(kind: DocumentKind, { rows }: TableContent<RowOf[DocumentKind]>): v.InferInput<typeof TableSchema> {
  const samples = rows.filter((row) => 'sample' in row && row.sample).length;
  return { rows: rows.length, samples, columns: [...columnNames[kind]] };
}

/** Without the ids, which stand apart. */
function columnsOf(names: readonly string[], records: readonly object[]): Record<string, unknown[]> {
  const named = names.filter((name) => name !== 'id');
  return Object.fromEntries(named.map((name) => [name, records.map((record) => Reflect.get(record, name))]));
}

function escapeToAscii(json: string): string {
  return json.replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Null when the bytes aren't a whole snapshot of this format. */
export async function decodeSnapshot(bytes: Buffer): Promise<Snapshot | null> {
  const [headLine] = linesOf(bytes, 1);
  const head = v.safeParse(HeadSchema, parseOrNull(headLine));
  if (headLine === undefined || !head.success) return null;
  const payload = bytes.subarray(headLine.length + 1);
  if ((await checksum(payload)) !== head.output.sha256) return null;
  const [shapeLine, ...lines] = linesOf(payload, Number.POSITIVE_INFINITY);
  const shape = v.safeParse(TablesSchema, parseOrNull(shapeLine));
  if (!shape.success) return null;
  const shapes = shape.output;
  if (documentKinds.some((kind) => shapes[kind].columns.join() !== columnNames[kind].join())) return null;
  const article = takeTable<RowOf['article']>('article', lines);
  const annotations = takeTable<RowOf['annotations']>('annotations', lines);
  const briefing = takeTable<RowOf['briefing']>('briefing', lines);
  if (article === null || annotations === null || briefing === null || lines.length > 0) return null;
  const samples = shapes.article.samples + shapes.briefing.samples;
  return { id: head.output.id, tables: { article, annotations, briefing }, samples };
}

/** Takes a table's lines from the start of `lines`. */
function takeTable<R>(kind: DocumentKind, lines: Buffer[]): StoredTable<R> | null {
  const ids = v.safeParse(IdsSchema, parseOrNull(lines.shift()));
  if (!ids.success) return null;
  const blocks = lines.splice(0, Math.ceil(ids.output.length / blockSize));
  return new StoredTable<R>(ids.output, blocks, columnNames[kind]);
}

/** Without their breaks; a last line that has none is left out. */
function linesOf(bytes: Buffer, most: number): Buffer[] {
  const lines: Buffer[] = [];
  for (let start = 0; lines.length < most; ) {
    const end = bytes.indexOf(10, start);
    if (end === -1) break;
    lines.push(bytes.subarray(start, end));
    start = end + 1;
  }
  return lines;
}

// In another thread: it takes a while for tens of megabytes.
async function checksum(payload: Uint8Array): Promise<string> {
  return Buffer.from(await webcrypto.subtle.digest('SHA-256', payload)).toString('hex');
}

function parseOrNull(text: Buffer | undefined): unknown {
  if (text === undefined) return null;
  try {
    return JSON.parse(text.toString('latin1'));
  } catch {
    return null;
  }
}

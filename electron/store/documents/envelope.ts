import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { AppError } from '../../../core/errors.ts';
import { type DocumentKind, documentSchemaVersion, EnvelopeSchema } from '../../../core/model/envelope.ts';
import { DamagedFile, NewerFile } from '../damage/damage.ts';
import { checks, type DocumentOf, kindNouns } from './kinds.ts';

/** A document as it was saved, frozen, with the counters of its envelope. */
export type Saved<T> = { readonly revision: number; readonly parent: number; readonly body: T };

/** The text of a document's file. */
export function seal<K extends DocumentKind>(kind: K, id: string, saved: Saved<DocumentOf[K]>): string {
  const body = JSON.stringify(saved.body);
  const { revision, parent } = saved;
  const head = { kind, schema: documentSchemaVersion[kind], id, revision, parent, sha256: sha256Of(body) };
  return `${JSON.stringify(head).slice(0, -1)},"body":${body}}\n`;
}

/**
 * Reads a document's file. Throws DamagedFile when the bytes are not what `seal` wrote for this id, and
 * NewerFile when a newer version of the app wrote them.
 */
export function unseal<K extends DocumentKind>(kind: K, id: string, bytes: Uint8Array): Saved<DocumentOf[K]> {
  const value = parseJson(decodeUtf8(bytes));
  const schema = schemaNumber(value);
  if (schema !== null && schema > documentSchemaVersion[kind]) throw new NewerFile();
  const envelope = v.safeParse(EnvelopeSchema, value);
  if (!envelope.success || envelope.output.kind !== kind || envelope.output.id !== id) {
    throw new DamagedFile('envelope');
  }
  const { revision, parent, sha256, body } = envelope.output;
  if (sha256Of(JSON.stringify(body)) !== sha256) throw new DamagedFile('hash');
  const checked = checks[kind](body);
  if (!checked.ok || checked.document.id !== id) throw new DamagedFile('schema');
  return { revision, parent, body: freeze(checked.document) };
}

/** The document as the schema takes it, frozen. Throws AppError bad-request naming the field that doesn't fit. */
export function checkDocument<K extends DocumentKind>(kind: K, document: DocumentOf[K]): DocumentOf[K] {
  const checked = checks[kind](document);
  if (checked.ok) return freeze(checked.document);
  const { field, problem } = checked;
  throw new AppError('bad-request', `Not saved: "${field}" of the ${kindNouns[kind]} does not fit (${problem}).`, {
    field,
  });
}

function sha256Of(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

function decodeUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new DamagedFile('encoding');
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new DamagedFile('json');
  }
}

function schemaNumber(value: unknown): number | null {
  if (typeof value !== 'object' || value === null || !('schema' in value)) return null;
  return typeof value.schema === 'number' ? value.schema : null;
}

function freeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  for (const part of Object.values(value)) freeze(part);
  return Object.freeze(value);
}

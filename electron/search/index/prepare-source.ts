import { citedIds } from '../../../core/briefing/citations.ts';
import type { DocumentKind } from '../../../core/model/envelope.ts';
import { annotationRow, articleRow, briefingRow, type IndexRow } from './index-row.ts';
import { type PreparedRow, prepareRow } from './index-writer.ts';
import { readDocument, type Source } from './read-source.ts';
import type { Connection } from './sqlite.ts';

/** Begins the stamp of a file that can't be read. */
export const unreadableMark = '!';

export type Stamps = readonly { readonly kind: DocumentKind; readonly id: string; readonly stamp: string | null }[];

/** All that the index is to hold of a source, read from the disk. */
export type PreparedSource = Source & {
  readonly rows: readonly PreparedRow[];
  /** Of a briefing: the annotations that it cites. */
  readonly cited: readonly string[];
  readonly stamps: Stamps;
};

/** Reads a source and makes the words of its rows; nothing is written. An absent or unreadable one has no rows. */
export function prepareSource(connection: Connection, root: string, { kind, id }: Source): PreparedSource {
  return kind === 'briefing' ? prepareBriefing(root, id) : prepareArticle(connection, root, id);
}

function prepareBriefing(root: string, id: string): PreparedSource {
  const { document, stamp, unreadable } = readDocument(root, 'briefing', id);
  const rows = document === null ? [] : prepareRows(() => [briefingRow(document)]);
  return {
    ...{ kind: 'briefing', id, rows: rows ?? [] },
    cited: document === null ? [] : citedIds(document.body),
    stamps: [{ kind: 'briefing', id, stamp: marked(stamp, unreadable || rows === null) }],
  };
}

function prepareArticle(connection: Connection, root: string, id: string): PreparedSource {
  const { document, ...article } = readDocument(root, 'article', id);
  const set = readDocument(root, 'annotations', id);
  const annotations = set.document?.annotations ?? [];
  const cited = new Set(annotations.filter((one) => isCited(connection, one.id)));
  const rows =
    document === null
      ? []
      : prepareRows(() => [
          articleRow(document, cited.size > 0),
          ...annotations.map((one) => annotationRow(one, document, cited.has(one))),
        ]);
  return {
    ...{ kind: 'article', id, rows: rows ?? [], cited: [] },
    stamps: [
      { kind: 'article', id, stamp: marked(article.stamp, article.unreadable || rows === null) },
      { kind: 'annotations', id, stamp: marked(set.stamp, set.unreadable) },
    ],
  };
}

/** Null when a document's text is more than the programs that part texts can take: it must not hold up the others. */
function prepareRows(make: () => readonly IndexRow[]): PreparedRow[] | null {
  try {
    return make().map(prepareRow);
  } catch {
    return null;
  }
}

function isCited(connection: Connection, annotationId: string): boolean {
  return connection.first('SELECT 1 FROM cite WHERE annotation = ? LIMIT 1', [annotationId]) !== null;
}

function marked(stamp: string | null, unreadable: boolean): string | null {
  return unreadable ? `${unreadableMark}${stamp}` : stamp;
}

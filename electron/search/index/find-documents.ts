import { inflateRawSync } from 'node:zlib';
import * as v from 'valibot';
import type { HitKind, SearchHit, SearchInput, SearchResult } from '../../../core/ipc/search.ts';
import { hasWords, parseQuery, type Query } from '../../../core/search/query.ts';
import { soughtTerms, type Term } from '../../../core/search/terms.ts';
import { correctQuery } from './correct-query.ts';
import { describeHit } from './describe-hit.ts';
import { HeadSchema } from './index-row.ts';
import { matchExpression } from './match-expression.ts';
import { columnWeights, hitKinds, prefixLength, wordsTable } from './schema.ts';
import type { Connection } from './sqlite.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Of more documents than these that match, of one kind, only the newest are ranked, and counted unless all are to be. */
const mostRanked = 2000;
/** Ranking goes through all places of each word: with more of them the newest documents come first. */
const mostRankedTerms = 12;
/** Words that one or two letters stand for. */
const mostBeginnings = 30;

export type Found = Omit<SearchResult, 'complete'>;

/** `countsAll`: the total is exact however many match, for the price of going through all of them. */
export type FindOptions = { readonly countsAll?: boolean };

/** Answers a query from what the index holds. */
export function findDocuments(
  connection: Connection,
  vocabulary: Vocabulary,
  input: SearchInput,
  options: FindOptions = {},
): Found {
  const query = parseQuery(input.query, { lastIsPrefix: input.typing });
  const find = (asked: Query) => findMatches(connection, vocabulary, asked, input, options);
  const found = find(query);
  if (found.total > 0 || !hasWords(query)) return { ...found, corrected: null };
  const corrected = correctQuery(input.query, vocabulary);
  const again = corrected === null ? found : find(parseQuery(corrected));
  return again.total > 0 ? { ...again, corrected } : { ...found, corrected: null };
}

function findMatches(
  connection: Connection,
  vocabulary: Vocabulary,
  query: Query,
  input: SearchInput,
  { countsAll = false }: FindOptions,
): Omit<Found, 'corrected'> {
  const { scope, offset, limit } = input;
  const expression = matchExpression(query, (start) => vocabulary.beginning(start, mostBeginnings));
  const counts = { article: 0, annotation: 0, briefing: 0 };
  const terms = soughtTerms(query);
  const ranked: Ranked[] = [];
  for (const kind of expression === null ? [] : hitKinds) {
    const isRanked = terms.length > 0 && terms.length <= mostRankedTerms && !terms.some(isShort);
    const matches = rank(connection, kind, expression ?? '', {
      most: isIn(scope, kind) ? offset + limit : 0,
      isRanked,
    });
    const isCut = countsAll && matches.count === mostRanked;
    counts[kind] = isCut ? countAll(connection, kind, expression ?? '') : matches.count;
    ranked.push(...matches.ranked);
  }
  const shown = ranked.toSorted(byRank).slice(offset, offset + limit);
  const total = scope === 'all' ? counts.article + counts.annotation + counts.briefing : counts[scope];
  return {
    hits: shown.map(({ kind, n }) => describe(connection, kind, n, terms)),
    total,
    counts,
    exactTotal: countsAll || hitKinds.every((kind) => !isIn(scope, kind) || counts[kind] < mostRanked),
    problems: [...query.problems],
  };
}

function isIn(scope: SearchInput['scope'], kind: HitKind): boolean {
  return scope === 'all' || scope === kind;
}

/** It stands for too many words. */
function isShort({ words, prefix }: Term): boolean {
  return prefix && words.length === 1 && (words[0]?.length ?? 0) < prefixLength;
}

type Ranked = { readonly kind: HitKind; readonly n: number; readonly score: number };

type RankOptions = { readonly most: number; readonly isRanked: boolean };

function rank(connection: Connection, kind: HitKind, expression: string, { most, isRanked }: RankOptions) {
  const table = wordsTable(kind);
  const score = isRanked && most > 0 ? `bm25(${table}, ${columnWeights})` : '0';
  const rows = connection.all(
    `WITH newest AS MATERIALIZED (
       SELECT rowid AS n, ${score} AS score FROM ${table} WHERE ${table} MATCH ? ORDER BY rowid DESC LIMIT ${mostRanked}
     )
     SELECT n, score, 0 AS count FROM (SELECT * FROM newest ORDER BY score, n DESC LIMIT ?)
     UNION ALL SELECT 0, 0, count(*) FROM newest`,
    [expression, most],
  );
  const ranked = rows.slice(0, -1).map((row): Ranked => ({ kind, n: Number(row['n']), score: Number(row['score']) }));
  return { ranked, count: Number(rows.at(-1)?.['count'] ?? 0) };
}

function countAll(connection: Connection, kind: HitKind, expression: string): number {
  const table = wordsTable(kind);
  const row = connection.first(`SELECT count(*) AS count FROM ${table} WHERE ${table} MATCH ?`, [expression]);
  return Number(row?.['count'] ?? 0);
}

/** Smaller scores are better; then the newer, whose number is larger. */
function byRank(one: Ranked, other: Ranked): number {
  return one.score - other.score || other.n - one.n || hitKinds.indexOf(one.kind) - hitKinds.indexOf(other.kind);
}

function describe(connection: Connection, kind: HitKind, n: number, terms: readonly Term[]): SearchHit {
  const row = connection.first(`SELECT id, head, text FROM ${kind} JOIN ${kind}_text USING (n) WHERE n = ?`, [n]);
  const head = v.parse(HeadSchema, JSON.parse(String(row?.['head'])));
  const deflated = row?.['text'];
  const text = deflated instanceof Uint8Array ? inflateRawSync(deflated).toString() : '';
  return describeHit({ kind, id: String(row?.['id']), head, text }, terms);
}

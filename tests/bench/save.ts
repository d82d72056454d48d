import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Library, openLibrary } from '../../electron/store/library.ts';
import { copyLibrary, makeLibrary } from './corpus/library.ts';
import { seededRandom } from './random.ts';
import type { BenchOptions, BenchSuite, Measured, Row } from './report.ts';
import { OneFile } from './save/one-file.ts';
import { edits, type OneFileSaving, type Place, type Saving, saveInOneFile, saveRound } from './save/saving.ts';
import { median, p95, rounded } from './statistics.ts';

/** A save may take so many times the raw durable write of the same bytes. */
const mostTimesRaw = 2;
/** How much longer it may take in the largest library than in the smallest, each beside the raw writes of its rounds. */
const mostGrowth = 1.25;

export const suite: BenchSuite = { name: 'save', run };

type Opened = { readonly articles: number; readonly library: Library; readonly oneFile: OneFileSaving };

async function run({ quick, seed, articles, say }: BenchOptions): Promise<Measured> {
  const sizes = articles !== null ? [articles] : quick ? [1_000] : [1_000, 10_000, 100_000];
  const opened: Opened[] = [];
  const places: Place[] = [];
  const notes = [
    'ms: from asking to acknowledged. raw: as many bytes beside it, by synchronous write, fsync, rename and fsync of the folder. bytes: handed to the system in one save.',
    'one file: an article’s title in lowdb with all articles in one JSON file, which is not flushed. The suite `typing` has the time from a key to “Saved” in the window.',
  ];
  try {
    for (const size of sizes) {
      const library = await openLibrary(await copyLibrary(await makeLibrary({ articles: size, seed, say })));
      opened.push({ articles: size, library, oneFile: { times: [], bytes: [] } });
      for (const edit of edits) places.push(placeOf(size, library, edit));
      say(`${size} articles open`);
    }
    const random = seededRandom(seed);
    // They take turns, so that whatever the machine does meanwhile meets all of them.
    for (let round = 0; round < (quick ? 60 : 400); round += 1) {
      for (const place of places) await saveRound(place, random, round);
    }
    for (const each of opened) notes.push(...(await saveInOneFileOften(each)));
  } finally {
    for (const { library } of opened) {
      await library.close();
      await rm(library.root, { recursive: true, force: true });
    }
  }
  const rows = places.map(({ saving }) => rowOf(saving, opened));
  return { rows, notes, failures: quick ? [] : demandsUnmet(places.map(({ saving }) => saving)) };
}

function placeOf(articles: number, library: Library, edit: (typeof edits)[number]): Place {
  const saving: Saving = { articles, edit: edit.name, store: [], raw: [], written: [], document: [] };
  return { library, edit, ids: edit.ids(library), saving };
}

/** What could not be measured, in sentences: JSON longer than a string can be is not written. */
async function saveInOneFileOften({ articles, library, oneFile }: Opened): Promise<string[]> {
  const times = articles > 10_000 ? 1 : articles > 1_000 ? 7 : 20;
  const path = join(library.root, 'everything.json');
  try {
    const file = await OneFile.of(library, path);
    for (let round = 0; round < times; round += 1) await saveInOneFile(file, oneFile, round);
    return [];
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return [`One file of ${articles} articles can’t be written: ${error.message}.`];
  } finally {
    await rm(path, { force: true });
  }
}

function rowOf(saving: Saving, opened: readonly Opened[]): Row {
  const { articles, edit, store, raw, written, document } = saving;
  const oneFile = edit === edits[0]?.name ? opened.find((each) => each.articles === articles)?.oneFile : undefined;
  const hasFile = oneFile !== undefined && oneFile.times.length > 0;
  return {
    articles,
    edit,
    saves: store.length,
    ms: rounded(median(store)),
    'ms 95%': rounded(p95(store)),
    'raw ms': rounded(median(raw)),
    'raw ms 95%': rounded(p95(raw)),
    '× raw': rounded(timesRaw(saving)),
    '× raw 95%': rounded(p95(store) / p95(raw)),
    bytes: written.length === 0 ? null : Math.round(median(written)),
    'of the document': Math.round(median(document)),
    'one file ms': hasFile ? rounded(median(oneFile.times)) : null,
    'one file ms 95%': hasFile ? rounded(p95(oneFile.times)) : null,
    'one file bytes': hasFile ? Math.round(median(oneFile.bytes)) : null,
    '× one file': hasFile ? rounded(median(store) / median(oneFile.times)) : null,
  };
}

function timesRaw({ store, raw }: Saving): number {
  return median(store) / median(raw);
}

function demandsUnmet(savings: readonly Saving[]): string[] {
  const slow = savings.filter((saving) => timesRaw(saving) > mostTimesRaw);
  const failures = slow.map(
    (saving) =>
      `With ${saving.articles} articles saving ${saving.edit} takes ${timesRaw(saving).toFixed(2)} × the raw write.`,
  );
  for (const { name } of edits) {
    const [first, ...others] = savings.filter(({ edit }) => edit === name);
    const last = others.at(-1);
    if (first === undefined || last === undefined) continue;
    const growth = timesRaw(last) / timesRaw(first);
    if (growth > mostGrowth) {
      const sizes = `${last.articles} articles as with ${first.articles}`;
      failures.push(`Saving ${name} takes ${growth.toFixed(2)} × as long with ${sizes}.`);
    }
  }
  return failures;
}

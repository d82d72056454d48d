// Run as `desk-writer <library> <samples> <seed> <steps> [hasty | forgetful]`: the main process without its window.
// It opens the desk as the app does, says what it finds there, works on it like a busy person for that many steps,
// several things at once, and closes. Besides the oracle's lines it says:
//   TEXT <key> <count>    found at the opening: that much of what was typed is there
//   TYPING <key> <count>  about to type that much
//   TYPED <key> <count>   that much was acknowledged, as a draft or as saved
import { readSampleSet } from '../../../electron/acts/sample-set.ts';
import { installSamples } from '../../../electron/acts/samples.ts';
import { seededRandom } from '../random.ts';
import { change, type Wish } from './desk-writer-change.ts';
import { openWorkingDesk, type WorkingDesk } from './desk-writer-desk.ts';
import { tellFindings, typedSoFar } from './desk-writer-findings.ts';
import { annotateSource, createBriefing, importSource, keepShelves } from './desk-writer-shelves.ts';
import { noteText, typedText } from './desk-writer-typed-text.ts';
import { type Seat, typeBriefing, typeNote } from './desk-writer-typist.ts';
import { placesOf } from './places.ts';
import { tell } from './tell.ts';

const [root = '', samples = '', seed = '0', steps = '0', manner] = process.argv.slice(2);
const desk = await openWorkingDesk(placesOf(root));
await tellFindings(desk);
tell('OPENED');
if (desk.fresh) await putSamples(desk, samples);
await work({
  desk,
  random: seededRandom(Number(seed)),
  manner: manner === 'hasty' || manner === 'forgetful' ? manner : 'honest',
  steps: Number(steps),
});
await desk.close();
tell('DONE');

async function putSamples(working: WorkingDesk, folder: string): Promise<void> {
  const { articles, briefing } = await readSampleSet(folder);
  const wishes: Wish[] = articles.flatMap(({ id }) => [
    { kind: 'article', id, wanted: '*' },
    { kind: 'annotations', id, wanted: '*' },
  ]);
  wishes.push({ kind: 'briefing', id: briefing.id, wanted: '*' });
  await change(working.library, wishes, () => installSamples(working.desk, folder), { whole: false });
}

async function work(seat: Seat): Promise<void> {
  if (seat.steps === 0) return;
  const [one, other] = [await typedBriefing('Typed by one'), await typedBriefing('Typed by another')];
  const articleId = await typedSource();
  const noteId =
    desk.library.catalogue.annotationIds(articleId)[0] ?? (await annotateSource(desk, articleId, noteText(0)));
  const typed = await typedSoFar(desk);
  await Promise.all([
    typeBriefing(seat, one, typed.get(`briefing/${one}`) ?? 0),
    typeBriefing(seat, other, typed.get(`briefing/${other}`) ?? 0),
    typeNote(seat, articleId, noteId, typed.get(`annotation/${noteId}`) ?? 0),
    keepShelves(seat, new Set([one, other, articleId])),
  ]);
}

async function typedBriefing(title: string): Promise<string> {
  const there = desk.library.catalogue.briefings().find((row) => row.title === title);
  return there?.id ?? (await createBriefing(desk, title, typedText(0)));
}

async function typedSource(): Promise<string> {
  const title = 'Typed about';
  const there = desk.library.catalogue.articles().find((row) => row.title === title);
  return there?.id ?? (await importSource(desk, title));
}

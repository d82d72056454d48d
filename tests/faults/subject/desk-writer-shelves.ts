import type { DocumentKind } from '../../../core/model/envelope.ts';
import { change, type Wish } from './desk-writer-change.ts';
import type { WorkingDesk } from './desk-writer-desk.ts';
import { pause, type Seat } from './desk-writer-typist.ts';
import { documentsOf } from './save.ts';
import { hashOf } from './tell.ts';

/** What is being typed into at the same time, by id, is left alone. */
export async function keepShelves(seat: Seat, typed: ReadonlySet<string>): Promise<void> {
  for (let step = 0; step < seat.steps; step++) {
    await pick(seat, acts)(seat, typed);
    await pause(seat);
  }
}

type Act = (seat: Seat, typed: ReadonlySet<string>) => Promise<void>;

const acts: readonly Act[] = [
  importText,
  importText,
  annotate,
  annotate,
  describeSource,
  removeSource,
  writeBriefing,
  restoreVersion,
  removeBriefing,
  setDesk,
];

async function importText({ desk, random }: Seat): Promise<void> {
  await importSource(desk, `Source ${random()}`);
}

/** Answers its id. */
export async function importSource({ library, call, chance }: WorkingDesk, title: string): Promise<string> {
  const id = chance.foretell();
  const text = `${title} was written at the harbour.\n\nThe pilots asked for more time, and the board said no.\n`;
  await change(library, [{ kind: 'article', id, wanted: '*' }], () => call('article.importText', { text, title }));
  return id;
}

async function annotate(seat: Seat, typed: ReadonlySet<string>): Promise<void> {
  const articleId = someSource(seat, typed);
  if (articleId !== null) await annotateSource(seat.desk, articleId, `Doubtful ${seat.random()}.`);
}

/** Answers the note's id. */
export async function annotateSource(
  { library, call, chance }: WorkingDesk,
  articleId: string,
  comment: string,
): Promise<string> {
  const id = chance.foretell();
  const note = { articleId, start: 4, end: 12, category: 'doubt', comment } as const;
  await change(library, [{ kind: 'annotations', id: articleId, wanted: '*' }], () => call('annotation.create', note));
  return id;
}

async function describeSource(seat: Seat, typed: ReadonlySet<string>): Promise<void> {
  const { library, call } = seat.desk;
  const id = someSource(seat, typed);
  if (id === null) return;
  const patch = { publisher: `Harbour Press ${seat.random()}` };
  await change(library, [{ kind: 'article', id, wanted: '*' }], () => call('article.update', { id, patch }));
}

/** Takes a source away with its annotations and, mostly, puts it back, by undo or out of the bin. */
async function removeSource(seat: Seat, typed: ReadonlySet<string>): Promise<void> {
  const { library, call } = seat.desk;
  const id = someSource(seat, typed);
  if (id === null) return;
  const before = await asTheyAre(seat, [
    ['article', id],
    ['annotations', id],
  ]);
  const { removed } = await change(library, before.map(toRemoval), () => call('article.remove', { id }));
  await pause(seat);
  await putBack(seat, before, 'article', id, () => call('library.restore', { removed }));
}

async function writeBriefing({ desk, random }: Seat): Promise<void> {
  await createBriefing(desk, `Briefing ${random()}`, 'Nothing is known yet.\n');
}

/** Answers its id. */
export async function createBriefing(
  { library, call, chance }: WorkingDesk,
  title: string,
  body: string,
): Promise<string> {
  const id = chance.foretell();
  await change(library, [{ kind: 'briefing', id, wanted: '*' }], () => call('briefing.create', { title, body }));
  return id;
}

/** Changes a briefing and brings back one of the versions that it had before. */
async function restoreVersion(seat: Seat, typed: ReadonlySet<string>): Promise<void> {
  const { library, call } = seat.desk;
  const id = someBriefing(seat, typed);
  if (id === null) return;
  const base = await library.briefings.revision(id);
  const body = `The board met again (${seat.random()}).\n`;
  const wishes: readonly Wish[] = [{ kind: 'briefing', id, wanted: '*' }];
  await change(library, wishes, () => call('briefing.save', { id, base, body }));
  const { versions } = await call('history.list', { kind: 'briefing', id });
  const { key } = pick(seat, versions);
  await change(library, wishes, () => call('history.restore', { kind: 'briefing', id, key }));
}

async function removeBriefing(seat: Seat, typed: ReadonlySet<string>): Promise<void> {
  const { library, call } = seat.desk;
  const id = someBriefing(seat, typed);
  if (id === null) return;
  const before = await asTheyAre(seat, [['briefing', id]]);
  const { removed } = await change(library, before.map(toRemoval), () => call('briefing.remove', { id }));
  await putBack(seat, before, 'briefing', id, () => call('library.restore', { removed }));
}

async function setDesk({ desk, random }: Seat): Promise<void> {
  await desk.call('settings.set', { libraryShown: random() < 0.5 });
}

async function putBack(
  { desk, random }: Seat,
  before: readonly Wish[],
  kind: 'article' | 'briefing',
  id: string,
  undo: () => Promise<unknown>,
): Promise<void> {
  const way = random();
  if (way < 0.2) return;
  await change(desk.library, before, () => (way < 0.6 ? undo() : desk.call('bin.restore', { kind, id })));
}

async function asTheyAre({ desk }: Seat, names: readonly (readonly [DocumentKind, string])[]): Promise<Wish[]> {
  const wishes: Wish[] = [];
  for (const [kind, id] of names) {
    const document = await documentsOf(desk.library, kind).get(id);
    if (document !== null) wishes.push({ kind, id, wanted: hashOf(document) });
  }
  return wishes;
}

function toRemoval({ kind, id }: Wish): Wish {
  return { kind, id, wanted: 'removed' };
}

function someSource({ desk, random }: Seat, typed: ReadonlySet<string>): string | null {
  return some(desk.library.catalogue.articles(), typed, random);
}

function someBriefing({ desk, random }: Seat, typed: ReadonlySet<string>): string | null {
  return some(desk.library.catalogue.briefings(), typed, random);
}

function some(rows: readonly { id: string }[], typed: ReadonlySet<string>, random: () => number): string | null {
  const free = rows.filter(({ id }) => !typed.has(id));
  return free[Math.floor(random() * free.length)]?.id ?? null;
}

function pick<T>({ random }: Seat, items: readonly T[]): T {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new Error('There is nothing to choose from.');
  return item;
}

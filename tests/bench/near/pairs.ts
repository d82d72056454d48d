import type { Random } from '../random.ts';
import type { Paragraph, Report, World } from './wire-world.ts';

/** Two texts, and whether a reader would call one largely a copy of the other. */
export type Pair = { readonly first: string; readonly second: string };
export type PairKind = { readonly name: string; readonly similar: boolean; make(world: World, random: Random): Pair };

/** The kinds of copies that papers make of agency reports, and the kinds of texts that only look like copies. */
export const pairKinds: readonly PairKind[] = [
  copied('own headline', (report) => report.paragraphs),
  copied('end cut off', ({ paragraphs }, _world, random) => head(paragraphs, share(random, 0.3, 0.8))),
  copied('middle cut out', ({ paragraphs }, _world, random) => [
    ...head(paragraphs, share(random, 0.25, 0.4)),
    ...tail(paragraphs, share(random, 0.25, 0.4)),
  ]),
  copied('merged with another', ({ paragraphs, subject }, world, random) => [
    ...head(paragraphs, share(random, 0.5, 1)),
    ...head(world.report(subject, random.whole(150, 600)).paragraphs, share(random, 0.5, 1)),
  ]),
  ...[0.05, 0.2, 0.4].map((rate) =>
    copied(`${rate * 100}% rewritten`, ({ paragraphs }, world, random) => rewrite(paragraphs, rate, world, random)),
  ),
  copied('local paragraphs added', (report, world, random) => addLocal(report.paragraphs, report, world, random)),
  copied('cut, 10% rewritten, added to', (report, world, random) => {
    const kept = head(report.paragraphs, share(random, 0.5, 0.8));
    return addLocal(rewrite(kept, 0.1, world, random), report, world, random);
  }),
  unrelated('same matter', (world, random) => {
    const subject = world.subject();
    return [world.report(subject, length(random)).paragraphs, world.report(subject, length(random)).paragraphs];
  }),
  unrelated('other matter', (world, random) => [
    world.report(world.subject(), length(random)).paragraphs,
    world.report(world.subject(), length(random)).paragraphs,
  ]),
  unrelated('same closing', (world, random) => withClosing(world, random, length(random), length(random))),
  unrelated('same closing, brief', (world, random) =>
    withClosing(world, random, random.whole(60, 120), random.whole(60, 120)),
  ),
  unrelated('same statement quoted', (world, random) => {
    const subject = world.subject();
    const statement = [[...Array(3)].map(() => world.sentence(subject))];
    return [0, 1].map(() => {
      const { paragraphs } = world.report(subject, random.whole(300, 900));
      const at = random.whole(0, paragraphs.length);
      return [...paragraphs.slice(0, at), ...statement, ...paragraphs.slice(at)];
    });
  }),
];

type Paragraphs = readonly Paragraph[];

function copied(name: string, copy: (report: Report, world: World, random: Random) => Paragraphs): PairKind {
  return {
    name,
    similar: true,
    make: (world, random) => {
      const report = world.report(world.subject(), length(random));
      const second = copy(report, world, random);
      return finish(world, report.paragraphs, second);
    },
  };
}

function unrelated(name: string, make: (world: World, random: Random) => readonly Paragraphs[]): PairKind {
  return {
    name,
    similar: false,
    make: (world, random) => {
      const [first = [], second = []] = make(world, random);
      return finish(world, first, second);
    },
  };
}

/** Each paper puts its own headline above. */
function finish(world: World, first: Paragraphs, second: Paragraphs): Pair {
  const headline = (): Paragraph => [Array.from({ length: 8 }, () => world.word())];
  return { first: world.text([headline(), ...first]), second: world.text([headline(), ...second]) };
}

function length(random: Random): number {
  return random.whole(120, 900);
}

function share(random: Random, least: number, most: number): number {
  return least + random.next() * (most - least);
}

function head(paragraphs: Paragraphs, part: number): Paragraphs {
  return paragraphs.slice(0, Math.max(1, Math.round(paragraphs.length * part)));
}

function tail(paragraphs: Paragraphs, part: number): Paragraphs {
  return paragraphs.slice(-Math.max(1, Math.round(paragraphs.length * part)));
}

/** An editor's hand: of each sentence that it meets a quarter to a half of the words become others. */
function rewrite(paragraphs: Paragraphs, rate: number, world: World, random: Random): Paragraphs {
  return paragraphs.map((paragraph) =>
    paragraph.map((sentence) => {
      if (random.next() >= rate) return sentence;
      const changed = share(random, 0.25, 0.5);
      return sentence.map((word) => (random.next() < changed ? world.word() : word));
    }),
  );
}

/** A fifth to three fifths more, of the paper's own, at places of its choice. */
function addLocal(paragraphs: Paragraphs, { subject }: Report, world: World, random: Random): Paragraphs {
  const wanted = paragraphs.flat(2).length * share(random, 0.2, 0.6);
  const all = [...paragraphs];
  for (let added = 0; added < wanted; ) {
    const local = world.paragraph(subject);
    all.splice(random.whole(0, all.length), 0, local);
    added += local.flat().length;
  }
  return all;
}

function withClosing(world: World, random: Random, first: number, second: number): Paragraphs[] {
  const closing: Paragraph = [Array.from({ length: random.whole(40, 110) }, () => world.word())];
  return [first, second].map((words) => [...world.report(world.subject(), words).paragraphs, closing]);
}

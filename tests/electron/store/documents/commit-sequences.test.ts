import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DocumentKind } from '../../../../core/model/envelope.ts';
import { documentKinds } from '../../../../core/model/envelope.ts';
import { type Change, type Library, openLibrary } from '../../../../electron/store/library.ts';
import { annotation, annotations, article, briefing } from '../builders.ts';
import { newRoot } from '../new-root.ts';

const ids = ['firstfirst', 'otherother'];

type Wish = { readonly type: Change['type']; readonly kind: DocumentKind; readonly id: string };
type Model = { readonly live: ReadonlyMap<string, number>; readonly bin: ReadonlyMap<string, number> };

const keyOf = ({ kind, id }: { kind: DocumentKind; id: string }): string => `${kind} ${id}`;

/** Each replacement adds one mark to the document, so that the marks count them. */
function changeOf({ type, kind, id }: Wish): Change {
  if (type === 'remove' || type === 'restore') return { type, kind, id };
  switch (kind) {
    case 'article':
      if (type === 'create') return { type, kind, document: article(id) };
      return { type, kind, id, next: (now) => ({ ...now, tags: [...now.tags, 'mark'] }) };
    case 'annotations':
      if (type === 'create') return { type, kind, document: annotations(id, []) };
      return {
        type,
        kind,
        id,
        next: (now) => ({ ...now, annotations: [...now.annotations, annotation('annotone', id)] }),
      };
    case 'briefing':
      if (type === 'create') return { type, kind, document: briefing(id) };
      return { type, kind, id, next: (now) => ({ ...now, tags: [...now.tags, 'mark'] }) };
  }
}

/** What the wishes make of the model, or null when one of them is impossible: then nothing happens. */
function after({ live, bin }: Model, wishes: readonly Wish[]): Model | null {
  const [nextLive, nextBin] = [new Map(live), new Map(bin)];
  for (const wish of wishes) {
    const key = keyOf(wish);
    const [standing, removed] = [live.get(key), bin.get(key)];
    if (wish.type === 'create' && standing === undefined && removed === undefined) nextLive.set(key, 0);
    else if (wish.type === 'replace' && standing !== undefined) nextLive.set(key, standing + 1);
    else if (wish.type === 'remove' && standing !== undefined) {
      nextBin.set(key, standing);
      nextLive.delete(key);
    } else if (wish.type === 'restore' && standing === undefined && removed !== undefined) {
      nextLive.set(key, removed);
      nextBin.delete(key);
    } else return null;
  }
  return { live: nextLive, bin: nextBin };
}

async function modelOf(library: Library): Promise<Model> {
  const live = new Map<string, number>();
  const bin = new Map<string, number>();
  for (const id of ids) {
    const counts = {
      article: (await library.articles.get(id))?.tags.length,
      annotations: (await library.annotations.get(id))?.annotations.length,
      briefing: (await library.briefings.get(id))?.tags.length,
    };
    for (const kind of documentKinds) {
      const count = counts[kind];
      if (count !== undefined) live.set(keyOf({ kind, id }), count);
    }
  }
  for (const { kind, id } of await library.bin.list())
    bin.set(keyOf({ kind, id }), await marksInBin(library, kind, id));
  return { live, bin };
}

async function marksInBin({ bin }: Library, kind: DocumentKind, id: string): Promise<number> {
  if (kind === 'annotations') return (await bin.read(kind, id))?.annotations.length ?? -1;
  return (await bin.read(kind, id))?.tags.length ?? -1;
}

const wishes = fc.uniqueArray(
  fc.record({
    type: fc.constantFrom<Change['type'][]>('create', 'replace', 'remove', 'restore'),
    kind: fc.constantFrom(...documentKinds),
    id: fc.constantFrom(...ids),
  }),
  { selector: keyOf, maxLength: 4 },
);

describe('any sequence of commits', () => {
  it('comes to what its possible ones make, each whole, and survives reopening', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.record({ wishes, reopen: fc.boolean() }), { maxLength: 15 }), async (acts) => {
        const root = newRoot();
        let library = await openLibrary(root);
        let model: Model = { live: new Map(), bin: new Map() };
        for (const act of acts) {
          const expected = after(model, act.wishes);
          const made = await library.commit(act.wishes.map(changeOf)).then(
            () => true,
            () => false,
          );
          expect(made).toBe(expected !== null);
          model = expected ?? model;
          if (act.reopen) {
            await library.close();
            library = await openLibrary(root);
          }
          expect(await modelOf(library)).toEqual(model);
        }
        await library.close();
      }),
      { numRuns: 30 },
    );
  }, 120_000);
});

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { type Change, type Library, openLibrary } from '../../../../electron/store/library.ts';
import { annotations, article, briefing } from '../builders.ts';
import { breakableDisk, diskThat } from '../failing-disk.ts';
import { type HeldState, stateAt, stateOf } from '../held-state.ts';
import { newRoot } from '../new-root.ts';

const ids = ['firstfirst', 'otherother', 'briefingone'];
let root: string;

beforeEach(() => {
  root = newRoot();
});

/** A library with a source, its annotations and a briefing; closed when the test ends. */
async function filledLibrary(options: Parameters<typeof openLibrary>[1] = {}): Promise<Library> {
  const library = await openLibrary(root, options);
  onTestFinished(() => library.close());
  await library.articles.create(article('firstfirst'));
  await library.annotations.create(annotations('firstfirst', ['annotone']));
  await library.briefings.create(briefing('briefingone'));
  return library;
}

const everyChange: readonly Change[] = [
  { type: 'create', kind: 'article', document: article('otherother', { title: 'Other' }) },
  { type: 'replace', kind: 'briefing', id: 'briefingone', next: (current) => ({ ...current, title: 'New' }) },
  { type: 'remove', kind: 'article', id: 'firstfirst' },
  { type: 'remove', kind: 'annotations', id: 'firstfirst' },
];

const inJournal = (): string[] => readdirSync(join(root, 'journal'));

describe('a commit', () => {
  it('makes all its changes, in memory, catalogue and on disk', async () => {
    const library = await filledLibrary();
    await library.commit(everyChange);
    const state = await stateOf(library, ids);
    expect(state).toMatchObject({
      'article firstfirst': null,
      'row of article otherother': 'Other',
      'row of briefing briefingone': 'New',
      'in the bin: article': 1,
      'in the bin: annotations': 1,
    });
    expect(await library.briefings.revision('briefingone')).toBe(2);
    await library.close();
    expect(await stateAt(root, ids)).toEqual(state);
  });

  it('leaves nothing in the journal', async () => {
    const library = await filledLibrary();
    await library.commit(everyChange);
    expect(inJournal()).toEqual([]);
  });

  it('brings documents back from the bin together', async () => {
    const library = await filledLibrary();
    const before = await stateOf(library, ids);
    await library.commit([
      { type: 'remove', kind: 'article', id: 'firstfirst' },
      { type: 'remove', kind: 'annotations', id: 'firstfirst' },
    ]);
    await library.commit([
      { type: 'restore', kind: 'article', id: 'firstfirst' },
      { type: 'restore', kind: 'annotations', id: 'firstfirst' },
    ]);
    expect(await stateOf(library, ids)).toEqual(before);
  });

  it('tells of each change once, when all are made', async () => {
    const library = await filledLibrary();
    const told: string[] = [];
    library.onChange((kind, id) => told.push(`${kind} ${id}`));
    await library.commit(everyChange);
    await library.close();
    expect(told.sort()).toEqual([
      'annotations firstfirst',
      'article firstfirst',
      'article otherother',
      'briefing briefingone',
    ]);
  });

  it('queues behind the saves that were asked for before it, and holds up later ones', async () => {
    const library = await filledLibrary();
    const retitle = (title: string) =>
      library.briefings.replace('briefingone', (current) => ({ ...current, title: `${current.title} ${title}` }));
    const [, , last] = await Promise.all([retitle('a'), library.commit(everyChange), retitle('b')]);
    expect(last.document.title).toBe('New b');
  });

  it('does not lock up with others over the same documents in another order', async () => {
    const library = await filledLibrary();
    const tag = (tag: string): Change[] => [
      { type: 'replace', kind: 'article', id: 'firstfirst', next: (now) => ({ ...now, tags: [...now.tags, tag] }) },
      { type: 'replace', kind: 'briefing', id: 'briefingone', next: (now) => ({ ...now, tags: [...now.tags, tag] }) },
    ];
    await Promise.all([library.commit(tag('a')), library.commit(tag('b').reverse()), library.commit(tag('c'))]);
    expect((await library.articles.get('firstfirst'))?.tags).toEqual(['a', 'b', 'c']);
    expect((await library.briefings.get('briefingone'))?.tags).toEqual(['a', 'b', 'c']);
  });

  it('may be empty, and is refused for one document twice', async () => {
    const library = await filledLibrary();
    await library.commit([]);
    const remove: Change = { type: 'remove', kind: 'article', id: 'firstfirst' };
    await expect(library.commit([remove, remove])).rejects.toThrow('twice');
  });
});

describe('a commit of which one change is impossible', () => {
  it.each<[string, string, Change]>([
    ['a taken id', 'bad-request', { type: 'create', kind: 'article', document: article('firstfirst') }],
    ['an unknown id', 'not-found', { type: 'remove', kind: 'annotations', id: 'otherother' }],
    ['nothing in the bin', 'not-found', { type: 'restore', kind: 'article', id: 'otherother' }],
    ['a place that is taken', 'bad-request', { type: 'restore', kind: 'article', id: 'firstfirst' }],
    ['no id', 'not-found', { type: 'remove', kind: 'article', id: '../../outside' }],
    [
      'a misfit',
      'bad-request',
      { type: 'replace', kind: 'article', id: 'firstfirst', next: (now) => ({ ...now, title: 'a\nb' }) },
    ],
  ])('changes nothing: %s', async (_name, code, impossible) => {
    const library = await filledLibrary();
    const before = await stateOf(library, ids);
    const rest: Change = { type: 'remove', kind: 'briefing', id: 'briefingone' };
    await expect(library.commit([rest, impossible])).rejects.toMatchObject({ code });
    expect(await stateOf(library, ids)).toEqual(before);
  });
});

describe('a commit during which one call to the disk fails', () => {
  it('is made or undone, and says which', async () => {
    for (let nth = 1, finished = false; !finished; nth++) {
      root = newRoot();
      let left = Number.POSITIVE_INFINITY;
      const library = await filledLibrary({ disk: diskThat(() => (--left === 0 ? 'ENOSPC' : null)) });
      const before = await stateOf(library, ids);
      left = nth;
      const outcome = await library.commit(everyChange).then(
        () => 'made',
        () => 'undone',
      );
      finished = left > 0;
      left = Number.POSITIVE_INFINITY;
      const after = await stateOf(library, ids);
      if (outcome === 'undone') expect(after, `call ${nth}`).toEqual(before);
      else expect(after, `call ${nth}`).toMatchObject({ 'article firstfirst': null, 'in the bin: annotations': 1 });
      await library.close();
      expect(await stateAt(root, ids), `call ${nth}`).toEqual(after);
    }
  }, 60_000);
});

describe('a commit that can neither be finished nor undone', () => {
  let library: Library;
  let broken: ReturnType<typeof breakableDisk>['broken'];
  let renames: number;

  beforeEach(async () => {
    const breakable = breakableDisk();
    broken = breakable.broken;
    renames = Number.POSITIVE_INFINITY;
    const disk: typeof breakable.disk = {
      ...breakable.disk,
      rename: (from, to) => {
        // The intent, two documents; then the disk fails for good.
        if (--renames < 0) broken.set('rename', 'EIO').set('unlink', 'EIO');
        breakable.disk.rename(from, to);
      },
    };
    library = await filledLibrary({ disk });
    renames = 3;
  });

  it('says that it will be completed', async () => {
    await expect(library.commit(everyChange)).rejects.toMatchObject({
      code: 'io-error',
      message: expect.stringContaining('It will be completed'),
      details: { pending: true },
    });
  });

  it('is completed at the next opening', async () => {
    await expect(library.commit(everyChange)).rejects.toThrow();
    await library.close();
    expect(await stateAt(root, ids)).toMatchObject({ 'article firstfirst': null, 'in the bin: annotations': 1 });
    expect(inJournal()).toEqual([]);
  });

  it('keeps its documents from being changed until the disk allows to complete it', async () => {
    await expect(library.commit(everyChange)).rejects.toThrow();
    const retitle = () => library.briefings.replace('briefingone', (now) => ({ ...now, title: `${now.title}er` }));
    await expect(retitle()).rejects.toMatchObject({ code: 'io-error' });
    broken.clear();
    renames = Number.POSITIVE_INFINITY;
    expect((await retitle()).document.title).toBe('Newer');
    expect(await stateOf(library, ids)).toMatchObject({ 'article firstfirst': null, 'in the bin: annotations': 1 });
    expect(inJournal()).toEqual([]);
  });
});

describe('a commit that is made but stays in the journal', () => {
  it('is not made again over what was done since', async () => {
    const { disk, broken } = breakableDisk();
    const library = await filledLibrary({ disk });
    const before: HeldState = await stateOf(library, ids);
    broken.set('unlink', 'EIO');
    const both: Change[] = [
      { type: 'remove', kind: 'article', id: 'firstfirst' },
      { type: 'remove', kind: 'annotations', id: 'firstfirst' },
    ];
    await library.commit(both);
    expect(inJournal()).toHaveLength(1);
    broken.clear();
    await library.articles.restore('firstfirst');
    await library.annotations.restore('firstfirst');
    await library.close();
    expect(await stateAt(root, ids)).toEqual(before);
  });
});

import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { seal } from '../../../../electron/store/documents/envelope.ts';
import { documentPath } from '../../../../electron/store/folder/layout.ts';
import { encodeIntent } from '../../../../electron/store/journal/intent-file.ts';
import type { Step } from '../../../../electron/store/journal/step.ts';
import { type Library, openLibrary } from '../../../../electron/store/library.ts';
import { article } from '../builders.ts';
import { diskThat } from '../failing-disk.ts';
import { newRoot } from '../new-root.ts';

const id = 'firstfirst';
let root: string;

beforeEach(async () => {
  root = newRoot();
  const library = await openLibrary(root);
  await library.articles.create(article(id));
  await library.close();
});

function putStep(revision: number, title: string): Step {
  const body = article(id, { title });
  return { type: 'put', kind: 'article', id, revision, text: seal('article', id, { revision, parent: 1, body }) };
}

/** As a process left it that died after committing to the steps. */
function leaveIntent(steps: readonly Step[], counter = 1): string {
  return leaveFile(encodeIntent(steps), counter);
}

function leaveFile(content: string, counter = 1): string {
  const path = join(root, 'journal', `${counter}-00000000-0000-4000-8000-00000000000${counter}.json`);
  mkdirSync(join(root, 'journal'), { recursive: true, mode: 0o700 });
  writeFileSync(path, content);
  return path;
}

async function opened<R>(look: (library: Library) => Promise<R>, disk?: ReturnType<typeof diskThat>): Promise<R> {
  const library = await openLibrary(root, disk === undefined ? {} : { disk });
  try {
    return await look(library);
  } finally {
    await library.close();
  }
}

const titleOf = async (library: Library) => [
  (await library.articles.get(id))?.title,
  library.catalogue.article(id)?.title,
];

describe('an intent that is found at opening', () => {
  it('is completed, in file and catalogue, and forgotten', async () => {
    const path = leaveIntent([putStep(2, 'New')]);
    expect(await opened(titleOf)).toEqual(['New', 'New']);
    expect(existsSync(path)).toBe(false);
  });

  it('changes nothing where a later revision stands', async () => {
    leaveIntent([putStep(1, 'Another')]);
    expect(await opened(titleOf)).toEqual(['Talks resume', 'Talks resume']);
  });

  it('follows those before it', async () => {
    leaveIntent([putStep(3, 'Third')], 9);
    leaveIntent([putStep(2, 'Second')], 2);
    expect(await opened(titleOf)).toEqual(['Third', 'Third']);
  });

  it('does not remove again what was removed and is back', async () => {
    const name = `${id}.20261124T120000000Z.json`;
    leaveIntent([{ type: 'bin', kind: 'article', id, name }]);
    expect(await opened(async ({ bin }) => bin.has('article', id))).toBe(true);
    leaveIntent([{ type: 'unbin', kind: 'article', id, name }]);
    expect(await opened(titleOf)).toEqual(['Talks resume', 'Talks resume']);
    leaveIntent([{ type: 'unbin', kind: 'article', id, name }]);
    expect(await opened(titleOf)).toEqual(['Talks resume', 'Talks resume']);
  });

  it('puts its version in place of a damaged file, which is set aside', async () => {
    leaveIntent([putStep(2, 'New')]);
    writeFileSync(documentPath(root, 'article', id), 'no document');
    expect(await opened(titleOf)).toEqual(['New', 'New']);
    const outcomes = await opened(async ({ incidents }) => incidents.map(({ id, outcome }) => ({ id, outcome })));
    expect(outcomes).toEqual([{ id, outcome: 'restored' }]);
  });

  it('waits when the disk refuses, keeps the library open and its documents from being changed', async () => {
    const path = leaveIntent([putStep(2, 'New')]);
    let full = true;
    const disk = diskThat((call) => (call === 'write' && full ? 'ENOSPC' : null));
    await opened(async (library) => {
      const retitle = () => library.articles.replace(id, (now) => ({ ...now, title: `${now.title}er` }));
      await expect(retitle()).rejects.toMatchObject({ code: 'disk-full' });
      expect(existsSync(path)).toBe(true);
      full = false;
      expect(await retitle()).toMatchObject({ revision: 3, document: { title: 'Newer' } });
    }, disk);
    expect(existsSync(path)).toBe(false);
  });
});

describe('a journal file that is no intent', () => {
  it('is set aside when it is torn: the act was not committed to', async () => {
    const content = encodeIntent([putStep(2, 'New')]).slice(0, 200);
    const path = leaveFile(content);
    expect(await opened(titleOf)).toEqual(['Talks resume', 'Talks resume']);
    expect(existsSync(path)).toBe(false);
    const [aside = ''] = readdirSync(join(root, 'set-aside')).filter((name) =>
      /^journal\..+\.json\.\w{8}\.json$/.test(name),
    );
    expect(readFileSync(join(root, 'set-aside', aside), 'utf8')).toBe(content);
  });

  it('stays where it is when a newer version of the app wrote it', async () => {
    const path = leaveFile('{"schema":2}');
    expect(await opened(titleOf)).toEqual(['Talks resume', 'Talks resume']);
    expect(existsSync(path)).toBe(true);
  });

  it('is removed when it is what a killed write left', async () => {
    mkdirSync(join(root, 'journal'));
    writeFileSync(join(root, 'journal', '.00000000-0000-4000-8000-000000000000.tmp'), 'half');
    await opened(titleOf);
    expect(readdirSync(join(root, 'journal'))).toEqual([]);
  });
});

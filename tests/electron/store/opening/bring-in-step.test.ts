import {
  appendFileSync,
  copyFileSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Disk, realDisk } from '../../../../electron/store/disk/disk.ts';
import { documentPath } from '../../../../electron/store/folder/layout.ts';
import { type Library, openLibrary } from '../../../../electron/store/library.ts';
import { article, briefing } from '../builders.ts';
import { keepCopy } from '../kept-copies.ts';
import { newRoot } from '../new-root.ts';

const id = 'k3f9a2m7qx';
let root: string;
let library: Library;

beforeEach(async () => {
  root = newRoot();
  library = await openLibrary(root);
  await library.articles.create(article(id));
  await library.close();
});

afterEach(() => library.close());

const catalogueFile = (name: string) => join(root, 'catalogue', name);
const pathOf = (name: string) => documentPath(root, 'article', name);

/** The file of an article as another copy of the app would have written it. */
async function fileFromElsewhere(name: string, title: string): Promise<string> {
  const elsewhere = newRoot();
  const other = await openLibrary(elsewhere);
  await other.articles.create(article(name, { title }));
  await other.close();
  return documentPath(elsewhere, 'article', name);
}

function withoutLastLines(text: string, count: number): string {
  return text
    .split('\n')
    .slice(0, -1 - count)
    .join('\n')
    .concat('\n');
}

const titles = () => library.catalogue.articles().map((row) => row.title);

describe('opening a library', () => {
  it('finds a document that was saved but not logged', async () => {
    const log = readFileSync(catalogueFile('log.ndjson'), 'utf8');
    library = await openLibrary(root);
    await library.articles.replace(id, (current) => ({ ...current, title: 'New' }));
    await library.close();
    writeFileSync(catalogueFile('log.ndjson'), withoutLastLines(log, 1));
    library = await openLibrary(root);
    expect(titles()).toEqual(['New']);
  });

  it.each([1, 20, 200])('reads past a log torn %i bytes before its end', async (bytes) => {
    const log = readFileSync(catalogueFile('log.ndjson'));
    truncateSync(catalogueFile('log.ndjson'), log.length - bytes);
    library = await openLibrary(root);
    expect(titles()).toEqual(['Talks resume']);
  });

  it('does not believe a log in which a letter changed', async () => {
    const log = readFileSync(catalogueFile('log.ndjson'), 'utf8');
    writeFileSync(catalogueFile('log.ndjson'), log.replace('Talks resume', 'Talks refuse'));
    library = await openLibrary(root);
    expect(titles()).toEqual(['Talks resume']);
  });

  it.each(['snapshot.json', 'log.ndjson', '.'])('does without catalogue/%s', async (name) => {
    rmSync(catalogueFile(name), { recursive: true });
    library = await openLibrary(root);
    expect(titles()).toEqual(['Talks resume']);
  });

  it('does not believe a snapshot in which a letter changed', async () => {
    rmSync(catalogueFile('log.ndjson'));
    await (await openLibrary(root)).close();
    const snapshot = readFileSync(catalogueFile('snapshot.json'), 'utf8');
    expect(snapshot).toContain('Talks resume');
    writeFileSync(catalogueFile('snapshot.json'), snapshot.replace('Talks resume', 'Talks refuse'));
    library = await openLibrary(root);
    expect(titles()).toEqual(['Talks resume']);
  });

  it('finds a document that was copied in by hand', async () => {
    const file = await fileFromElsewhere('broughtin2', 'Brought in');
    mkdirSync(dirname(pathOf('broughtin2')), { recursive: true });
    copyFileSync(file, pathOf('broughtin2'));
    library = await openLibrary(root);
    expect(titles().sort()).toEqual(['Brought in', 'Talks resume']);
  });

  it('misses a document that was deleted by hand', async () => {
    rmSync(pathOf(id));
    library = await openLibrary(root);
    expect(titles()).toEqual([]);
  });

  it('notices, a moment later, a document that was altered by hand', async () => {
    copyFileSync(await fileFromElsewhere(id, 'Altered'), pathOf(id));
    library = await openLibrary(root);
    await vi.waitFor(() => expect(titles()).toEqual(['Altered']));
  });

  it('keeps what it found when it is closed and opened again', async () => {
    const file = await fileFromElsewhere('broughtin2', 'Brought in');
    mkdirSync(dirname(pathOf('broughtin2')), { recursive: true });
    copyFileSync(file, pathOf('broughtin2'));
    rmSync(pathOf(id));
    await (await openLibrary(root)).close();
    library = await openLibrary(root);
    expect(titles()).toEqual(['Brought in']);
  });

  it('opens a copy of the whole folder beside the first', async () => {
    const copy = join(newRoot(), '..', 'copy');
    cpSync(root, copy, { recursive: true, preserveTimestamps: true });
    library = await openLibrary(copy);
    const first = await openLibrary(root);
    expect([library.name, titles()]).toEqual([first.name, ['Talks resume']]);
    await first.close();
  });

  it.each([
    ['a file', (path: string) => writeFileSync(path, '')],
    ['a link that leads nowhere', (path: string) => symlinkSync(path, path)],
  ])('is not prevented by %s in place of a folder of documents after a kill', async (_, put) => {
    const folder = dirname(pathOf(id));
    rmSync(folder, { recursive: true });
    put(folder);
    truncateSync(catalogueFile('log.ndjson'), statSync(catalogueFile('log.ndjson')).size - 1);
    library = await openLibrary(root);
    expect(library.incidents).toMatchObject([{ kind: 'article', id, outcome: 'waiting' }]);
  });

  it('after a kill makes the names of all folders durable that the killed process may have made', async () => {
    library = await openLibrary(root);
    await library.briefings.create(briefing('briefingone'));
    await keepCopy(library, 'briefing', 'briefingone');
    await library.briefings.remove('briefingone');
    await library.close();
    truncateSync(catalogueFile('log.ndjson'), statSync(catalogueFile('log.ndjson')).size - 1);
    const opened: string[] = [];
    const disk: Disk = {
      ...realDisk,
      open: (path, flags, mode) => {
        opened.push(relative(root, path));
        return realDisk.open(path, flags, mode);
      },
    };
    library = await openLibrary(root, { disk });
    expect(opened).toEqual(expect.arrayContaining(['bin', join('bin', 'briefings'), join('history', 'briefings')]));
  });

  it('removes the temporary file of a killed process, and nothing else', async () => {
    const folder = dirname(pathOf(id));
    writeFileSync(join(folder, '.3b241101-e2bb-4255-8caf-4136c566a962.tmp'), 'half');
    appendFileSync(join(folder, 'mine.txt'), 'a note of my own');
    library = await openLibrary(root);
    expect(readdirSync(folder).sort()).toEqual([`${id}.json`, 'mine.txt']);
  });
});

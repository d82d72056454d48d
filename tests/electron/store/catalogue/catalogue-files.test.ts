import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { LiveCatalogue } from '../../../../electron/store/catalogue/catalogue.ts';
import { CatalogueFiles } from '../../../../electron/store/catalogue/catalogue-files.ts';
import { itemOf } from '../../../../electron/store/catalogue/rows.ts';
import { type Disk, realDisk } from '../../../../electron/store/disk/disk.ts';
import { article } from '../builders.ts';
import { diskFailingOnce, diskThat } from '../failing-disk.ts';
import { newRoot } from '../new-root.ts';

let root: string;

beforeEach(() => {
  root = newRoot();
});

function begin(disk: Disk = realDisk): { catalogue: LiveCatalogue; files: CatalogueFiles } {
  const catalogue = new LiveCatalogue();
  return { catalogue, files: new CatalogueFiles(root, catalogue, disk) };
}

function save({ catalogue, files }: ReturnType<typeof begin>, count: number, after = 0): void {
  for (let revision = after + 1; revision <= after + count; revision++) {
    const item = itemOf.article(article(`article${revision % 10}`), revision, { modified: revision, size: 1, ino: 1 });
    catalogue.put(item);
    files.record({ type: 'put', item });
  }
}

async function reload(): Promise<{ inStep: boolean; revisions: number[] }> {
  const { catalogue, files } = begin();
  const inStep = (await files.load()) === 'in step';
  return {
    inStep,
    revisions: catalogue
      .articles()
      .map((row) => row.revision)
      .sort((a, b) => a - b),
  };
}

const logLines = () => readFileSync(join(root, 'catalogue', 'log.ndjson'), 'utf8').split('\n').length - 1;
const lastTen = (count: number) => Array.from({ length: 10 }, (_, index) => count - 9 + index);

describe("the catalogue's files", () => {
  it('tell a session that never closed from a catalogue that is lost', async () => {
    expect(await begin().files.load()).toBe('lost');
    await begin().files.open(false);
    expect(await begin().files.load()).toBe('behind');
  });

  it('are in step after closing', async () => {
    const session = begin();
    await session.files.open(false);
    save(session, 30);
    await session.files.close();
    expect(await reload()).toEqual({ inStep: true, revisions: lastTen(30) });
  });

  it('are not in step after an end without closing, though all is there', async () => {
    const session = begin();
    await session.files.open(false);
    save(session, 30);
    expect(await reload()).toEqual({ inStep: false, revisions: lastTen(30) });
  });

  it('are not in step while a later session is open', async () => {
    const first = begin();
    await first.files.open(false);
    await first.files.close();
    await begin().files.open(true);
    expect((await reload()).inStep).toBe(false);
  });

  it('are compacted beside the saves, none of which is lost', async () => {
    let revision = 4500;
    let saving = false;
    // While the compaction writes, a save comes in at each of its flushes.
    const session = begin(
      diskThat((call) => {
        if (call === 'flush' && saving) save(session, 1, revision++);
        return null;
      }),
    );
    await session.files.open(false);
    save(session, 4500);
    saving = true;
    while (revision < 4504) await new Promise((resolve) => setTimeout(resolve));
    saving = false;
    await session.files.close();
    expect(logLines()).toBeLessThan(1000);
    expect(await reload()).toEqual({ inStep: true, revisions: lastTen(4504) });
  });

  it('still fit when a compaction got no further than its snapshot', async () => {
    // The first two renames are those of opening.
    const session = begin(diskFailingOnce('rename', 'EIO', 4));
    await session.files.open(false);
    save(session, 4500);
    await session.files.close();
    expect(await reload()).toEqual({ inStep: true, revisions: lastTen(4500) });
  });

  it('are compacted at closing when the log has grown', async () => {
    const session = begin();
    await session.files.open(false);
    save(session, 1500);
    await session.files.close();
    expect(logLines()).toBeLessThan(5);
    expect(await reload()).toEqual({ inStep: true, revisions: lastTen(1500) });
  });

  it.each(Array.from({ length: 14 }, (_, calls) => calls))(
    'lose nothing logged when a compaction dies at call %i',
    async (calls) => {
      let left = Number.POSITIVE_INFINITY;
      const session = begin(diskThat(() => (left-- > 0 ? null : 'EIO')));
      await session.files.open(false);
      save(session, 1500);
      left = calls;
      await session.files.close();
      const { inStep, revisions } = await reload();
      // Where the log went too, the next opening reads every document again.
      if (inStep) expect(revisions).toEqual(lastTen(1500));
      else expect(left).toBeLessThan(0);
    },
  );
});

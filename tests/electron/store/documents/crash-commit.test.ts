import { cpSync, existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Disk } from '../../../../electron/store/disk/disk.ts';
import { type Change, openLibrary } from '../../../../electron/store/library.ts';
import { annotations, article, briefing } from '../builders.ts';
import { diskDyingAfter } from '../failing-disk.ts';
import { type HeldState, stateAt } from '../held-state.ts';
import { newRoot } from '../new-root.ts';

const ids = ['firstfirst', 'otherother', 'removedone', 'briefingone'];

const act: readonly Change[] = [
  { type: 'create', kind: 'article', document: article('otherother', { title: 'Other' }) },
  { type: 'replace', kind: 'briefing', id: 'briefingone', next: (current) => ({ ...current, title: 'New' }) },
  { type: 'remove', kind: 'article', id: 'firstfirst' },
  { type: 'remove', kind: 'annotations', id: 'firstfirst' },
  { type: 'restore', kind: 'article', id: 'removedone' },
];

async function makeTemplate(): Promise<string> {
  const root = newRoot();
  const library = await openLibrary(root);
  await library.articles.create(article('firstfirst'));
  await library.annotations.create(annotations('firstfirst', ['annotone']));
  await library.briefings.create(briefing('briefingone', { body: 'So it is.[^annotone]' }));
  await library.articles.create(article('removedone'));
  await library.articles.remove('removedone');
  await library.close();
  return root;
}

function copyOf(template: string, name: string): string {
  const root = `${template}-${name}`;
  cpSync(template, root, { recursive: true, preserveTimestamps: true });
  return root;
}

/** The library after a process that used this disk made the act, or died on the way. */
async function makeAct(root: string, disk: Disk): Promise<void> {
  try {
    const library = await openLibrary(root, { disk });
    await library.commit(act);
    await library.close();
  } catch {
    // It died.
  }
  leaveAsDead(root);
}

/** As of a process that is gone. */
function leaveAsDead(root: string): void {
  rmSync(join(root, 'lock'), { force: true });
}

const intents = (root: string): string[] => {
  const folder = join(root, 'journal');
  return existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : [];
};

async function wholeAct(template: string): Promise<{ before: HeldState; after: HeldState }> {
  const before = await stateAt(copyOf(template, 'before'), ids);
  const root = copyOf(template, 'after');
  await makeAct(root, diskDyingAfter(Number.POSITIVE_INFINITY).disk);
  return { before, after: await stateAt(root, ids) };
}

/** What the act has done so far to the documents' files, so that equal states are tried once. */
function stageOf(root: string): string {
  const folders = ['articles', 'annotations', 'briefings', 'bin'];
  const names = folders.flatMap((folder) => {
    const path = join(root, folder);
    return existsSync(path) ? readdirSync(path, { recursive: true }).map((name) => `${folder}/${name}`) : [];
  });
  const kept = names.filter((name) => !name.endsWith('.tmp')).map((name) => name.replace(/\.\d{8}T\d{9}Z/, ''));
  return `${intents(root).length} ${kept.sort().join(' ')}`;
}

describe('a process that dies during an act over several documents', () => {
  it('leaves all of the act or none of it, and never an unreadable document', async () => {
    const template = await makeTemplate();
    const { before, after } = await wholeAct(template);
    const found = { none: 0, all: 0 };
    for (let calls = 0, finished = false; !finished; calls++) {
      const root = copyOf(template, `${calls}`);
      const { disk, died } = diskDyingAfter(calls);
      await makeAct(root, disk);
      finished = !died();
      const committed = intents(root).length > 0;
      const state = await stateAt(root, ids);
      const made = committed || finished || found.all > 0;
      expect(state, `died after ${calls} calls`).toEqual(made ? after : before);
      found[made ? 'all' : 'none']++;
      expect(intents(root)).toEqual([]);
    }
    expect(Math.min(found.none, found.all)).toBeGreaterThan(5);
  }, 120_000);

  it('leaves all of it even when each process that completes it dies as well', async () => {
    const template = await makeTemplate();
    const { after } = await wholeAct(template);
    const stages = new Map<string, string>();
    for (let calls = 0, finished = false; !finished; calls++) {
      const root = copyOf(template, `${calls}`);
      const { disk, died } = diskDyingAfter(calls);
      await makeAct(root, disk);
      finished = !died();
      if (intents(root).length > 0) stages.set(stageOf(root), root);
    }
    expect(stages.size).toBeGreaterThan(4);
    for (const left of stages.values()) {
      for (let calls = 0, finished = false; !finished; calls++) {
        const root = copyOf(left, `again-${calls}`);
        const { disk, died } = diskDyingAfter(calls);
        const library = await openLibrary(root, { disk }).catch(() => null);
        await library?.close().catch(() => {});
        leaveAsDead(root);
        // Once the intent is forgotten, the rest is an opening like any other.
        finished = !died() || intents(root).length === 0;
        expect(await stateAt(root, ids), `${left}, died again after ${calls} calls`).toEqual(after);
        rmSync(root, { recursive: true });
      }
    }
  }, 240_000);
});

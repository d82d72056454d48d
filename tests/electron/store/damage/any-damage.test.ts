import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { openLibrary } from '../../../../electron/store/library.ts';
import { annotations, article, briefing } from '../builders.ts';
import { keepCopy } from '../kept-copies.ts';
import { newRoot } from '../new-root.ts';

const ids = ['firstfirst', 'secondsecond', 'thirdthird'];

/** Numbers from 0 up to, not including, `below`; the same for the same seed (mulberry32). */
function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let bits = Math.imul(state ^ (state >>> 15), state | 1);
    bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61);
    return ((bits ^ (bits >>> 14)) >>> 0) % below;
  };
}

/** A library of three documents of each kind, each at revision 2, with a copy of every one in a backup. */
async function makeTemplate(): Promise<string> {
  const root = newRoot();
  const library = await openLibrary(root);
  for (const id of ids) {
    await library.articles.create(article(id));
    await library.articles.replace(id, (current) => ({ ...current, title: `Title ${id}` }));
    await library.annotations.create(annotations(id, []));
    await library.annotations.replace(id, () => annotations(id, [`note${id}`]));
    await library.briefings.create(briefing(id));
    await library.briefings.replace(id, (current) => ({ ...current, body: `So it is.[^note${id}]` }));
    for (const kind of ['article', 'annotations', 'briefing'] as const) {
      await keepCopy(library, kind, id, join(dirname(root), 'backups'));
    }
  }
  await library.close();
  return root;
}

function damage(path: string, pick: (below: number) => number): string {
  const bytes = readFileSync(path);
  const at = pick(bytes.length || 1);
  const ways: Record<string, () => void> = {
    'bit flip': () =>
      writeFileSync(
        path,
        bytes.map((byte, index) => (index === at ? byte ^ (1 << pick(8)) : byte)),
      ),
    truncation: () => writeFileSync(path, bytes.subarray(0, at)),
    zeroes: () =>
      writeFileSync(
        path,
        bytes.map((byte, index) => (index >= at && index < at + 64 ? 0 : byte)),
      ),
    garbage: () =>
      writeFileSync(
        path,
        bytes.map(() => pick(256)),
      ),
    appended: () => writeFileSync(path, Buffer.concat([bytes, Buffer.from('}garbage')])),
    deletion: () => rmSync(path),
    folder: () => {
      rmSync(path);
      mkdirSync(path);
    },
  };
  const names = Object.keys(ways);
  const name = names[pick(names.length)] ?? '';
  ways[name]?.();
  return name;
}

it('damage of any sort to any file never keeps the library shut, and no document is lost', async () => {
  const template = await makeTemplate();
  const names = readdirSync(template, { recursive: true, encoding: 'utf8' }).sort();
  const files = names.filter((name) => statSync(join(template, name)).isFile());
  for (let seed = 0; seed < 120; seed++) {
    const pick = random(seed);
    const root = `${template}-${seed}`;
    cpSync(template, root, { recursive: true, preserveTimestamps: true });
    const struck = [files[pick(files.length)] ?? '', ...(seed % 5 === 0 ? [files[pick(files.length)] ?? ''] : [])];
    const told = [...new Set(struck)].map((name) => `${damage(join(root, name), pick)} of ${name}`);
    const what = `seed ${seed}: ${told.join(', ')}`;
    const library = await openLibrary(root, { backups: [join(dirname(template), 'backups')] });
    for (const id of ids) {
      expect((await library.articles.get(id))?.title, what).toBe(`Title ${id}`);
      expect((await library.annotations.get(id))?.annotations, what).toHaveLength(1);
      expect((await library.briefings.get(id))?.body, what).toBe(`So it is.[^note${id}]`);
      expect(await library.briefings.revision(id), what).toBeGreaterThanOrEqual(2);
    }
    expect((await library.verify()).damaged, what).toEqual([]);
    await library.close();
    rmSync(root, { recursive: true });
  }
}, 120_000);

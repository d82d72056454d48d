import { writeFile } from 'node:fs/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import { keepChanged } from '../../../electron/backup/keep-changed.ts';
import type { DocumentName } from '../../../electron/store/opening/read-items.ts';
import { briefing } from '../store/builders.ts';
import { type KeptLibrary, keptLibrary, revisionsIn } from './keeper-desk.ts';

const id = 'k3f9a2m7qx';
const changed: DocumentName = { kind: 'briefing', id };
let desk: KeptLibrary;

beforeEach(async () => {
  desk = await keptLibrary();
  await desk.library.briefings.create(briefing(id));
});

function fail(error: unknown): never {
  throw error;
}

describe('keepChanged', () => {
  it('keeps what changed in the history and in the places, nothing else', async () => {
    await desk.library.briefings.create(briefing('otherother'));
    expect(await keepChanged(desk.library, [desk.place], [changed], fail)).toEqual([]);
    expect(await revisionsIn(desk.library.history, 'briefing', id)).toEqual([1]);
    expect(await revisionsIn(desk.copies, 'briefing', id)).toEqual([1]);
    expect(await desk.library.history.list('briefing', 'otherother')).toEqual([]);
  });

  it('leaves copies of very many changes to the app', async () => {
    const many = Array.from(
      { length: 200 },
      (_, index): DocumentName => ({ kind: 'briefing', id: `gone${index}gone` }),
    );
    expect(await keepChanged(desk.library, [desk.place], [...many, changed], fail)).toEqual([]);
    expect(await revisionsIn(desk.library.history, 'briefing', id)).toEqual([1]);
    expect(await desk.copies.list('briefing', id)).toEqual([]);
  });

  it('says what could not be kept', async () => {
    await writeFile(desk.place.path, 'a file where the folder should be');
    expect(await keepChanged(desk.library, [desk.place], [changed], fail)).toEqual([
      expect.stringMatching(/^Not copied: /),
    ]);
  });
});

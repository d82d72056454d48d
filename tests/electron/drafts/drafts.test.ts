import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { BriefingDraft } from '../../../core/ipc/reliability.ts';
import { sumOfText } from '../../../electron/drafts/draft-file.ts';
import { openDrafts } from '../../../electron/drafts/drafts.ts';
import { breakableDisk } from '../store/failing-disk.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const place = { anchor: 3, head: 5, top: 2 };
const draft = (fields: Partial<BriefingDraft> = {}): BriefingDraft => ({
  id: 'briefing01',
  base: 4,
  body: 'Typed.',
  place,
  ...fields,
});
const note = { articleId: 'article001', id: 'note000001', comment: 'Ask why.' };

async function newDrafts() {
  const folder = join(await temporaryFolder(), 'drafts');
  const { disk, broken } = breakableDisk();
  return { folder, broken, drafts: openDrafts(folder, { disk, now: () => new Date('2026-11-24T12:00:00Z') }) };
}

describe('Drafts', () => {
  it('gives back after a restart what was kept, with base, place and time', async () => {
    const { folder, drafts } = await newDrafts();
    await drafts.keep(draft());
    await drafts.keepNote(note);
    const found = await openDrafts(folder).list();
    expect(found.briefings).toEqual([{ draft: draft(), at: '2026-11-24T12:00:00.000Z', saving: null }]);
    expect(found.notes).toEqual([{ draft: note, at: '2026-11-24T12:00:00.000Z' }]);
  });

  it('with a place in pixels are read, and show the row of the cursor', async () => {
    const { folder, drafts } = await newDrafts();
    await drafts.keep(draft());
    const path = join(folder, 'briefings', 'briefing01.json');
    const { kept } = JSON.parse(await readFile(path, 'utf8'));
    kept.draft.place = { anchor: 3, head: 5, scroll: 120.5 };
    const sha256 = sumOfText(JSON.stringify(kept));
    await writeFile(path, JSON.stringify({ schema: 1, sha256, kept }));
    const found = await openDrafts(folder).list();
    expect(found.briefings.map((each) => each.draft)).toEqual([draft({ place: { anchor: 3, head: 5, top: 5 } })]);
  });

  it('are none where nothing was ever kept', async () => {
    expect(await (await newDrafts()).drafts.list()).toEqual({ briefings: [], notes: [] });
  });

  it('hold the latest text however many were asked for at once', async () => {
    const { drafts } = await newDrafts();
    await Promise.all(['a', 'ab', 'abc'].map((body) => drafts.keep(draft({ body }))));
    expect((await drafts.list()).briefings.map((each) => each.draft.body)).toEqual(['abc']);
  });

  it('are for this person’s eyes only', async () => {
    const { folder, drafts } = await newDrafts();
    await drafts.keep(draft());
    const mode = async (path: string) => ((await stat(path)).mode & 0o777).toString(8);
    expect(await mode(folder)).toBe('700');
    expect(await mode(join(folder, 'briefings', 'briefing01.json'))).toBe('600');
  });

  it('are gone once dropped, and dropping what is not there is fine', async () => {
    const { drafts } = await newDrafts();
    await drafts.keep(draft());
    await drafts.keepNote(note);
    await drafts.drop('briefing01');
    await drafts.dropNote(note.articleId, note.id);
    await drafts.dropNote(note.articleId, note.id);
    expect(await drafts.list()).toEqual({ briefings: [], notes: [] });
  });

  it.each([
    ['cut short', (bytes: string) => bytes.slice(0, 40)],
    ['altered', (bytes: string) => bytes.replace('Typed.', 'Tapped')],
    ['not what a draft is', () => '{"schema":1}'],
  ])('that are %s are kept aside and hide no other', async (_, damage) => {
    const { folder, drafts } = await newDrafts();
    await drafts.keep(draft());
    await drafts.keep(draft({ id: 'briefing02' }));
    const path = join(folder, 'briefings', 'briefing01.json');
    await writeFile(path, damage(await readFile(path, 'utf8')));
    expect((await drafts.list()).briefings.map((each) => each.draft.id)).toEqual(['briefing02']);
    expect(await readdir(join(folder, 'briefings'))).toContain('briefing01.json.bad');
  });

  it('lose what a killed write left', async () => {
    const { folder, drafts } = await newDrafts();
    await drafts.keep(draft());
    await writeFile(join(folder, 'briefings', '.01234567-0123-0123-0123-0123456789ab.tmp'), 'half');
    await drafts.list();
    expect(await readdir(join(folder, 'briefings'))).toEqual(['briefing01.json']);
  });

  it('say that one could not be kept, until it could', async () => {
    const { drafts, broken } = await newDrafts();
    broken.set('write', 'ENOSPC');
    await expect(drafts.keep(draft())).rejects.toMatchObject({ code: 'disk-full' });
    expect(drafts.failing).toBe(true);
    broken.clear();
    await drafts.keep(draft());
    expect(drafts.failing).toBe(false);
  });

  it('leave no old text where a place alone can’t be written over it', async () => {
    const { drafts, broken } = await newDrafts();
    await drafts.keep(draft());
    broken.set('write', 'ENOSPC');
    await drafts.keep(draft({ body: null }));
    expect((await drafts.list()).briefings).toEqual([]);
    expect(drafts.failing).toBe(false);
  });
});

describe('A save', () => {
  const save = async () => 'acknowledged';

  it('takes the text of the draft that was kept before, and leaves its place', async () => {
    const { drafts } = await newDrafts();
    await drafts.keep(draft());
    expect(await drafts.whileSaving('briefing01', 'Typed.', save)).toBe('acknowledged');
    await drafts.settle();
    expect((await drafts.list()).briefings.map((each) => each.draft)).toEqual([draft({ body: null })]);
  });

  it('takes the text of a draft of an earlier session as well', async () => {
    const { folder, drafts } = await newDrafts();
    await drafts.keep(draft());
    const later = openDrafts(folder);
    await later.whileSaving('briefing01', 'Typed.', save);
    await later.settle();
    expect((await later.list()).briefings.map((each) => each.draft.body)).toEqual([null]);
  });

  it('leaves a text that was kept meanwhile, which is newer, and notes what was being saved', async () => {
    const { drafts } = await newDrafts();
    await drafts.keep(draft());
    await drafts.whileSaving('briefing01', 'Typed.', () => drafts.keep(draft({ body: 'Typed. More.' })));
    await drafts.settle();
    const [kept] = (await drafts.list()).briefings;
    expect(kept?.draft.body).toBe('Typed. More.');
    expect(kept?.saving).toMatch(/^[0-9a-f]{64}$/);
  });

  it('that fails leaves the draft as it is', async () => {
    const { drafts } = await newDrafts();
    await drafts.keep(draft());
    const failing = drafts.whileSaving('briefing01', 'Typed.', () => Promise.reject(new Error('The disk is full.')));
    await expect(failing).rejects.toThrow('The disk is full.');
    await drafts.settle();
    expect((await drafts.list()).briefings.map((each) => each.draft)).toEqual([draft()]);
  });

  it('counts though the profile’s disk takes nothing any more', async () => {
    const { drafts, broken } = await newDrafts();
    await drafts.keep(draft());
    for (const call of ['open', 'write', 'unlink'] as const) broken.set(call, 'EROFS');
    expect(await drafts.whileSaving('briefing01', 'Typed.', save)).toBe('acknowledged');
  });
});

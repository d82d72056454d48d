import { readFile, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { createBriefing, saveBody } from '../../electron/acts/briefings.ts';
import type { Desk } from '../../electron/acts/desk.ts';
import { seal, unseal } from '../../electron/store/documents/envelope.ts';
import { documentPath } from '../../electron/store/folder/layout.ts';
import { OpenBriefing } from '../../renderer/state/open-briefing.svelte.ts';
import { connectToMain } from './real-main.ts';

const place = { anchor: 1, head: 2, top: 1 };
const at = '2026-11-24T12:00:00.000Z';

async function setUp() {
  const main = await connectToMain();
  const { id } = await createBriefing(main.desk, { title: 'Outlook', body: 'One.' });
  const replaced: string[] = [];
  const open = new OpenBriefing((_, body) => replaced.push(body));
  const held = async () => (await main.desk.library.briefings.get(id))?.body;
  const kept = async () => {
    await main.drafts.settle();
    return (await main.drafts.list()).briefings.map(({ draft }) => draft.body);
  };
  return { ...main, id, open, replaced, held, kept };
}

/** As a synchronising program would: a newer file in the place of ours. */
async function writeAsAnother({ library }: Desk, id: string, body: string): Promise<void> {
  const path = documentPath(library.root, 'briefing', id);
  const ours = unseal('briefing', id, await readFile(path));
  const theirs = { revision: ours.revision + 1, parent: ours.revision, body: { ...ours.body, body } };
  await writeFile(path, seal('briefing', id, theirs));
}

describe('An open briefing', () => {
  it('saves each text on the revision that it was made from, details between them or not', async () => {
    const { open, id, held } = await setUp();
    await open.open(id);
    open.edit(id, 'Two.');
    await open.flush();
    await open.update(id, { tags: ['port'] });
    open.edit(id, 'Three.');
    expect(await open.flush()).toBe(true);
    expect([await held(), open.conflictIn]).toEqual(['Three.', null]);
  });

  it('keeps text and place outside the library while it can’t be saved, and says why', async () => {
    const { open, id, broken, drafts } = await setUp();
    await open.open(id);
    broken.library.set('write', 'ENOSPC');
    open.edit(id, 'Two.');
    open.move(id, place);
    expect(await open.flush()).toBe(false);
    expect([open.problem, open.unsaved, open.draftProblem]).toEqual(['Not saved: the disk is full.', true, null]);
    expect((await drafts.list()).briefings.map(({ draft }) => draft)).toEqual([{ id, base: 1, body: 'Two.', place }]);
  });

  it('drops what it kept once that very text is saved, and the problem with it', async () => {
    const { open, id, broken, held, kept } = await setUp();
    await open.open(id);
    broken.library.set('write', 'ENOSPC');
    open.edit(id, 'Two.');
    await open.flush();
    broken.library.clear();
    expect(await open.flush()).toBe(true);
    expect([open.problem, await held(), await kept()]).toEqual([null, 'Two.', [null]]);
  });

  it('saves though nothing can be kept outside the library', async () => {
    const { open, id, broken, held } = await setUp();
    await open.open(id);
    broken.drafts.set('write', 'EROFS');
    open.edit(id, 'Two.');
    expect(await open.flush()).toBe(true);
    expect(await held()).toBe('Two.');
  });

  it('says when neither library nor profile takes the text', async () => {
    const { open, id, broken } = await setUp();
    await open.open(id);
    broken.library.set('write', 'ENOSPC');
    broken.drafts.set('write', 'EROFS');
    open.edit(id, 'Two.');
    await open.flush();
    expect(open.draftProblem).toBe('Not saved: the disk is read-only.');
  });

  it('shows the text of an earlier session and saves it', async () => {
    const { open, id, held } = await setUp();
    open.bringBack(id, { base: 1, body: 'One. Typed.', at });
    await open.open(id);
    expect([open.body, open.returned]).toEqual(['One. Typed.', { id, at, how: 'plain' }]);
    await open.flush();
    expect([await held(), open.conflictIn]).toEqual(['One. Typed.', null]);
  });

  it('tells of a briefing that was changed since that session, and keeps what it held', async () => {
    const { open, id, desk, held } = await setUp();
    await writeAsAnother(desk, id, 'Changed since.');
    open.bringBack(id, { base: 1, body: 'One. Typed.', at });
    await open.open(id);
    expect(open.returned?.how).toBe('both');
    await open.flush();
    expect([await held(), open.conflictIn]).toEqual(['One. Typed.', id]);
    const bodies = [];
    for (const version of await desk.library.history.list('briefing', id)) {
      bodies.push((await desk.library.history.read({ ...version, kind: 'briefing' })).body.body);
    }
    expect(bodies).toContain('Changed since.');
  });

  it('tells of a text that has a briefing of its own already, and writes nothing', async () => {
    const { open, id, desk } = await setUp();
    open.bringBack(id, { base: 1, body: 'One.', at });
    await open.open(id);
    await open.flush();
    expect([open.returned?.how, await desk.library.briefings.revision(id)]).toEqual(['new', 1]);
  });

  it('saves the text of an earlier session though its briefing is not opened', async () => {
    const { open, id, held } = await setUp();
    open.bringBack(id, { base: 1, body: 'One. Typed.', at });
    expect([(await open.saveReturned(id))?.title, await open.saveReturned(id)]).toEqual(['Outlook', null]);
    expect(await held()).toBe('One. Typed.');
  });

  it('shows the text of an earlier session that could not be saved so far', async () => {
    const { open, id, broken, held } = await setUp();
    open.bringBack(id, { base: 1, body: 'One. Typed.', at });
    broken.library.set('write', 'ENOSPC');
    await expect(open.saveReturned(id)).rejects.toThrow('the disk is full');
    broken.library.clear();
    await open.open(id);
    expect([open.body, await open.flush(), await held()]).toEqual(['One. Typed.', true, 'One. Typed.']);
  });

  it('shows the text of an earlier session whichever comes first, its save or its opening', async () => {
    const { open, id, held } = await setUp();
    open.bringBack(id, { base: 1, body: 'One. Typed.', at });
    await Promise.all([open.open(id), open.saveReturned(id)]);
    expect(open.body).toBe('One. Typed.');
    open.close();
    open.bringBack(id, { base: 1, body: 'One. Typed on.', at });
    await Promise.all([open.saveReturned(id), open.open(id)]);
    expect([open.body, await open.flush(), await held()]).toEqual(['One. Typed on.', true, 'One. Typed on.']);
  });

  it('tells of what another program wrote while text was unsaved here', async () => {
    const { open, id, desk, held } = await setUp();
    await open.open(id);
    open.edit(id, 'Mine.');
    await writeAsAnother(desk, id, 'Theirs.');
    await open.flush();
    expect([await held(), open.conflictIn]).toEqual(['Mine.', id]);
  });

  it('takes over a text that was changed elsewhere while nothing is unsaved, and goes on from there', async () => {
    const { open, id, desk, replaced, held } = await setUp();
    await open.open(id);
    await saveBody(desk, id, null, 'From elsewhere.');
    expect([await open.catchUp(), await open.catchUp()]).toEqual(['taken', 'same']);
    expect([open.body, replaced]).toEqual(['From elsewhere.', ['From elsewhere.']]);
    open.edit(id, 'From elsewhere. And here.');
    await open.flush();
    expect([await held(), open.conflictIn]).toEqual(['From elsewhere. And here.', null]);
  });

  it('takes over a text that another program wrote just before details were changed', async () => {
    const { open, id, desk, replaced } = await setUp();
    await open.open(id);
    await writeAsAnother(desk, id, 'Theirs.');
    await open.update(id, { tags: ['port'] });
    expect([open.body, replaced]).toEqual(['Theirs.', ['Theirs.']]);
    expect(await open.catchUp()).toBe('same');
  });

  it('lets unsaved text stand when the briefing was changed elsewhere', async () => {
    const { open, id, desk, replaced } = await setUp();
    await open.open(id);
    open.edit(id, 'Mine.');
    await saveBody(desk, id, null, 'From elsewhere.');
    expect([await open.catchUp(), open.body, replaced]).toEqual(['unsaved', 'Mine.', []]);
    await open.flush();
  });

  it('remembers the place for the next session when only the cursor moved', async () => {
    const { open, id, drafts } = await setUp();
    await open.open(id);
    open.move(id, place);
    await open.flush();
    expect((await drafts.list()).briefings.map(({ draft }) => draft)).toEqual([{ id, base: 1, body: null, place }]);
  });
});

import { readdir, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { annotateQuote, listAnnotations } from '../../../electron/acts/annotations.ts';
import { listBin, restoreFromBin } from '../../../electron/acts/bin.ts';
import { createBriefing } from '../../../electron/acts/briefings.ts';
import { removeArticle, removeBriefing } from '../../../electron/acts/removal.ts';
import { addSource, testDesk } from './test-desk.ts';

const day = 86_400_000;

describe('the bin as a person sees it', () => {
  it('lists sources with the number of their notes, and briefings', async () => {
    const desk = await testDesk();
    const { id } = await addSource(desk, 'The port is quiet.', 'Port report');
    await annotateQuote(desk, { articleId: id, exact: 'port' });
    await annotateQuote(desk, { articleId: id, exact: 'quiet' });
    const briefing = await createBriefing(desk, { title: 'Outlook', body: 'Text.' });
    await removeArticle(desk, id);
    await removeBriefing(desk, briefing.id);
    const items = await listBin(desk);
    expect(items).toHaveLength(2);
    const removedAt = expect.any(String);
    expect(items).toEqual(
      expect.arrayContaining([
        { kind: 'article', id, title: 'Port report', removedAt, notes: 2, daysLeft: 30 },
        { kind: 'briefing', id: briefing.id, title: 'Outlook', removedAt, notes: 0, daysLeft: 30 },
      ]),
    );
  });

  it('counts the days that are left', async () => {
    const desk = await testDesk();
    const { id } = await addSource(desk, 'The port is quiet.');
    await removeArticle(desk, id);
    for (const days of [0, 12.5]) await desk.library.bin.expire(new Date(Date.now() + days * day));
    expect(await listBin(desk)).toMatchObject([{ daysLeft: 18 }]);
  });

  it('shows what cannot be read as such', async () => {
    const desk = await testDesk();
    const { id } = await addSource(desk, 'The port is quiet.');
    await removeArticle(desk, id);
    const folder = join(desk.library.root, 'bin', 'articles');
    for (const name of await readdir(folder)) await truncate(join(folder, name), 20);
    expect(await listBin(desk)).toMatchObject([{ id, title: 'A source that can’t be read', notes: 0 }]);
  });
});

describe('restoring from the bin', () => {
  it('brings a source back with its notes, and leaves nothing of it in the bin', async () => {
    const desk = await testDesk();
    const { id } = await addSource(desk, 'The port is quiet.');
    const note = await annotateQuote(desk, { articleId: id, exact: 'quiet' });
    await removeArticle(desk, id);
    await restoreFromBin(desk, 'article', id);
    expect(await listAnnotations(desk, id)).toEqual([note]);
    expect([await listBin(desk), await desk.library.bin.list()]).toEqual([[], []]);
  });

  it('brings a briefing back', async () => {
    const desk = await testDesk();
    const briefing = await createBriefing(desk, { title: 'Outlook', body: 'Text.' });
    await removeBriefing(desk, briefing.id);
    await restoreFromBin(desk, 'briefing', briefing.id);
    expect(await desk.library.briefings.get(briefing.id)).toEqual(briefing);
  });

  it('is refused for what is not there', async () => {
    const desk = await testDesk();
    await expect(restoreFromBin(desk, 'article', 'missing999')).rejects.toMatchObject({ code: 'not-found' });
    const { id } = await addSource(desk, 'The port is quiet.');
    await expect(restoreFromBin(desk, 'article', id)).rejects.toMatchObject({ code: 'bad-request' });
  });
});

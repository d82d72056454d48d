import { describe, expect, it } from 'vitest';
import { acceptProposal } from '../../../electron/acts/annotation-standing.ts';
import { annotateQuote, listAnnotations, removeAnnotation } from '../../../electron/acts/annotations.ts';
import { resolveCitations } from '../../../electron/acts/citations.ts';
import { restoreVersion } from '../../../electron/acts/history.ts';
import { keepPresent } from '../../../electron/acts/keep-present.ts';
import { restore } from '../../../electron/acts/removal.ts';
import { addVersion } from '../../../electron/acts/update-article.ts';
import { addSource, testDesk } from './test-desk.ts';
import { nextVersion } from './updates.ts';

const pilots = 'Pilots refuse to work at night until the council has answered their letter about wages.';
const council = 'The council meets on 18 November to decide whether the harbour tax is raised again.';
const later = `A line on top.\n\n${pilots}\n\n${council.replace('18', '19')}`;

async function source() {
  const desk = await testDesk();
  const { id } = await addSource(desk, `${pilots}\n\n${council}`);
  const note = await annotateQuote(desk, { articleId: id, exact: pilots });
  return { desk, id, note };
}

describe('a note that comes back after its source was updated', () => {
  it('by undoing its removal is shown where its words stand now', async () => {
    const { desk, id, note } = await source();
    const removed = await removeAnnotation(desk, id, note.id);
    await addVersion(desk, id, nextVersion(later));
    await restore(desk, removed);
    const [shown] = await listAnnotations(desk, id);
    expect(shown?.anchor).toMatchObject({ articleVersion: 2, position: { start: later.indexOf(pilots) } });
    expect((await resolveCitations(desk, [note.id]))[0]).toMatchObject({ locator: '¶2', quote: pilots });
  });

  it('with the notes as they were before is shown where its words stand now', async () => {
    const { desk, id } = await source();
    const { key } = await keepPresent(desk, 'annotations', id);
    await addVersion(desk, id, nextVersion(later));
    await restoreVersion(desk, 'annotations', id, key);
    expect((await listAnnotations(desk, id))[0]?.anchor?.articleVersion).toBe(2);
  });

  it('can be decided on', async () => {
    const { desk, id } = await source();
    const changing = await annotateQuote(desk, { articleId: id, exact: council });
    const removed = await removeAnnotation(desk, id, changing.id);
    await addVersion(desk, id, nextVersion(later));
    await restore(desk, removed);
    const accepted = await acceptProposal(desk, id, changing.id);
    expect(accepted.anchor).toMatchObject({ articleVersion: 2, quote: { exact: council.replace('18', '19') } });
  });
});

describe('notes that another program brought without their source', () => {
  it('are never shown on other words than theirs', async () => {
    const { desk, id, note } = await source();
    const position = { start: 0, end: 5 };
    await desk.library.annotations.replace(id, (set) => ({
      ...set,
      annotations: [{ ...note, anchor: note.anchor && { ...note.anchor, position } }],
    }));
    expect((await listAnnotations(desk, id))[0]?.anchor).toEqual(note.anchor);
  });
});

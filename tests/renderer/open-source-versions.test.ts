import { describe, expect, it } from 'vitest';
import type { AnchorState } from '../../core/model/annotation.ts';
import { createAnnotation } from '../../electron/acts/annotations.ts';
import { addVersion } from '../../electron/acts/update-article.ts';
import { OpenSource } from '../../renderer/state/open-source.svelte.ts';
import { addSource } from '../electron/acts/test-desk.ts';
import { nextVersion } from '../electron/acts/updates.ts';
import { connectToMain } from './real-main.ts';

const words = 'The harbour office counted 4,812 ships in March, a fifth fewer than a year ago.';
const around = 'Insurers have asked for a written plan before the summer.';

/** A source whose one noted passage has come into this state by an update. */
async function updatedTo(state: AnchorState) {
  const { desk } = await connectToMain();
  const { id: articleId } = await addSource(desk, `${words}\n\n${around}`, 'Harbour');
  const passage = { articleId, start: 0, end: words.length, category: 'figure', comment: 'Ask' } as const;
  const { id } = await createAnnotation(desk, passage);
  const source = new OpenSource(() => undefined);
  await source.open(articleId);
  const next = { changed: words.replace('4,812', '4,821'), lost: 'Nothing of the kind is known.' };
  await addVersion(desk, articleId, nextVersion(`${state === 'lost' ? next.lost : next.changed}\n\n${around}`));
  await source.reload();
  const note = () => source.annotations.find((annotation) => annotation.id === id);
  return { source, id, note };
}

describe('An open source that was updated', () => {
  it('shows the new text with what has become of its notes', async () => {
    const { source, note } = await updatedTo('changed');
    expect([source.article?.version, source.article?.earlier.length, note()?.state]).toEqual([2, 1, 'changed']);
  });

  it('takes a proposed passage for the note’s own', async () => {
    const { source, id, note } = await updatedTo('changed');
    await source.decide(id, 'accept');
    expect([note()?.state, note()?.anchor?.quote.exact.includes('4,821')]).toEqual(['exact', true]);
  });

  it('keeps the old words of a note whose proposed passage is refused', async () => {
    const { source, id, note } = await updatedTo('changed');
    await source.decide(id, 'reject');
    expect([note()?.state, note()?.anchor?.quote.exact]).toEqual(['lost', words]);
  });

  it('attaches a lost note to another passage', async () => {
    const { source, id, note } = await updatedTo('lost');
    expect(note()?.state).toBe('lost');
    await source.reattach(id, { start: 0, end: 7 });
    expect([note()?.state, note()?.anchor?.quote.exact]).toEqual(['exact', 'Nothing']);
  });

  it('keeps a comment that is not saved yet through a decision', async () => {
    const { source, id, note } = await updatedTo('changed');
    const saving = source.updateAnnotation(id, { comment: 'Ask why' });
    await source.decide(id, 'accept');
    expect(note()?.comment).toBe('Ask why');
    await saving;
  });
});

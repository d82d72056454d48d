import { describe, expect, it } from 'vitest';
import { annotateQuote } from '../../../electron/acts/annotations.ts';
import { createBriefing } from '../../../electron/acts/briefings.ts';
import { judgeSource } from '../../../electron/acts/source-status.ts';
import { addSource, testDesk } from './test-desk.ts';

/** A source of grade B that one sentence cites twice and another one once. */
async function citedSource() {
  const desk = await testDesk();
  const { id } = await addSource(desk, 'The port is quiet. Pilots wait.');
  const port = await annotateQuote(desk, { articleId: id, exact: 'The port is quiet.' });
  const pilots = await annotateQuote(desk, { articleId: id, exact: 'Pilots wait.' });
  const body = `Ships stay away.[^${port.id}][^${pilots.id}] Pilots wait.[^${pilots.id}] It will pass.[^judgment]`;
  const briefing = await createBriefing(desk, { title: 'Outlook', body });
  await judgeSource(desk, id, { reliability: 'B' });
  return { desk, id, briefing };
}

describe('a source that is judged anew', () => {
  it('names each sentence that cites it once when it is withdrawn', async () => {
    const { desk, id, briefing } = await citedSource();
    const { article, affected } = await judgeSource(desk, id, { status: 'withdrawn' });
    expect(article.status).toBe('withdrawn');
    expect(affected?.map(({ briefingId, text }) => [briefingId, text])).toEqual([
      [briefing.id, 'Ships stay away.'],
      [briefing.id, 'Pilots wait.'],
    ]);
  });

  it.each(['C', 'E', 'F'] as const)('names them when its grade falls from B to %s', async (reliability) => {
    const { desk, id } = await citedSource();
    expect((await judgeSource(desk, id, { reliability })).affected).toHaveLength(2);
  });

  it('names none when neither its grade nor its status falls', async () => {
    const { desk, id } = await citedSource();
    for (const judgment of [{ reliability: 'A' }, { status: 'current' }, { tags: ['port'] }, {}] as const) {
      expect((await judgeSource(desk, id, judgment)).affected).toBeNull();
    }
  });

  it('gets tags beside those that it has, each once', async () => {
    const { desk, id } = await citedSource();
    await judgeSource(desk, id, { tags: ['port', 'pilots'] });
    const { article } = await judgeSource(desk, id, { tags: ['wages', 'port'] });
    expect(article.tags).toEqual(['port', 'pilots', 'wages']);
  });

  it('stays as it was without a change', async () => {
    const { desk, id } = await citedSource();
    const revision = await desk.library.articles.revision(id);
    await judgeSource(desk, id, {});
    expect(await desk.library.articles.revision(id)).toBe(revision);
  });
});

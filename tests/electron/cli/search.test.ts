import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { annotateQuote } from '../../../electron/acts/annotations.ts';
import { createBriefing } from '../../../electron/acts/briefings.ts';
import { addSource, deskAt } from '../acts/test-desk.ts';
import { plant } from '../search/search-library.ts';
import { article } from '../store/builders.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { runCli, runJson } from './run-cli.ts';

async function closedLibrary() {
  const root = join(await temporaryFolder(), 'library');
  const desk = await deskAt(root);
  const source = await addSource(desk, 'The port is quiet since the pilots’ strike.', 'Port report');
  const note = await annotateQuote(desk, { articleId: source.id, exact: 'quiet', comment: 'Strike or season?' });
  const briefing = await createBriefing(desk, { title: 'Strike outlook', body: 'It goes on.' });
  await desk.library.close();
  return { root, library: ['--library', root], source, note, briefing };
}

describe('search', { timeout: 60_000 }, () => {
  it('answers sources, notes and briefings', async () => {
    const { library, source, note, briefing } = await closedLibrary();
    const { code, value } = await runJson(['search', 'strike', ...library]);
    expect([code, value]).toMatchObject([0, { total: 3, complete: true }]);
    const hits = [
      { id: source.id, kind: 'article', title: 'Port report', snippet: expect.stringContaining('pilots’ strike') },
      { id: note.id, kind: 'annotation', title: 'Port report', snippet: 'Strike or season?' },
      { id: briefing.id, kind: 'briefing', title: 'Strike outlook', snippet: 'It goes on.' },
    ];
    expect(value).toMatchObject({ hits: expect.arrayContaining(hits) });
  });

  it('takes any text for a query, also one that begins with a hyphen', async () => {
    const { library } = await closedLibrary();
    const query = ['-strike', '"', 'tag:', ')(*'];
    expect(await runJson(['search', ...query, ...library])).toMatchObject({ code: 0, value: { complete: true } });
  });

  it('says on stderr what the hits are for when a typing error was forgiven', async () => {
    const { library } = await closedLibrary();
    const { code, stdout, stderr } = await runCli(['search', 'strikke', ...library]);
    expect([code, stdout]).toEqual([0, expect.stringContaining('3 found.')]);
    expect(stderr).toContain('strike');
  });

  it('counts all that matches and shows as many as asked for', async () => {
    const { root, library } = await closedLibrary();
    const articles = Array.from({ length: 2100 }, (_, index) =>
      article(`many${String(index).padStart(6, '0')}`, { body: 'Lighthouse.' }),
    );
    plant(root, { articles });
    const { value } = await runJson(['search', 'lighthouse', '--limit', '2', ...library]);
    expect(value).toMatchObject({ total: 2100, complete: true, hits: [{}, {}] });
  });

  it.each([[['search']], [['search', 'port', '--limit', '0']]])('refuses %j as wrong usage', async (args) => {
    expect(await runCli([...args, '--library', await temporaryFolder()])).toMatchObject({ code: 2, stdout: '' });
  });
});

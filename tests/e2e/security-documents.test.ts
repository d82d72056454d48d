import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { answerOpenDialog, answerQuestions, reload, request } from './acts.ts';
import { expect } from './app.ts';
import { settle, test } from './beacon-server.ts';
import { hostileMarkdown } from './hostile-markdown.ts';

test.describe('A hostile document', () => {
  test('asks for nothing and runs nothing as a briefing, edited and read', async ({ desk: { app, page }, server }) => {
    await answerQuestions(app, 0);
    const reply = await request(page, 'briefing.create', { title: 'Hostile', body: hostileMarkdown(server.address) });
    if (!reply.ok) throw new Error(reply.error.message);
    const { id } = reply.value as { id: string };
    await request(page, 'settings.set', { openBriefing: id, briefingMode: 'split' });
    await reload(page);
    const preview = page.getByLabel('Preview', { exact: true });
    await expect(preview).toContainText('After all of it.');
    await settle(page);
    await preview.getByText('a link', { exact: true }).click();
    await settle(page);
    expect(page.url()).toBe('app://ui/index.html');
    expect(server.hits()).toBe(0);
  });

  test('asks for nothing and runs nothing as a source', async ({ desk: { app, page }, folder, server }) => {
    const path = join(folder, 'hostile.md');
    await writeFile(path, hostileMarkdown(server.address));
    await answerOpenDialog(app, [path]);
    const reply = await request(page, 'article.importChosen', {});
    expect(reply).toMatchObject({ ok: true, value: { results: [{ status: 'added' }] } });
    if (!reply.ok) throw new Error(reply.error.message);
    const { results } = reply.value as { results: { id: string }[] };
    await request(page, 'settings.set', { openArticle: results[0]?.id ?? null });
    await reload(page);
    await expect(page.getByLabel('Source', { exact: true })).toContainText('After all of it.');
    await settle(page);
    expect(server.hits()).toBe(0);
  });
});

import { execFileSync } from 'node:child_process';
import { appendFile, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { annotateQuote } from '../../../electron/acts/annotations.ts';
import { createBriefing, saveBody } from '../../../electron/acts/briefings.ts';
import type { Desk } from '../../../electron/acts/desk.ts';
import { exportDocument, exportLibrary, renderArticle, renderBriefing } from '../../../electron/acts/exports.ts';
import { documentPath } from '../../../electron/store/folder/layout.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { addSource, testDesk } from './test-desk.ts';

async function smallLibrary(): Promise<{ desk: Desk; article: string; briefing: string }> {
  const desk = await testDesk();
  const { id: article } = await addSource(desk, 'Traffic falls\n\nThe port handled fewer ships.');
  const note = await annotateQuote(desk, { articleId: article, exact: 'fewer ships', comment: 'Which ones?' });
  const { id: briefing } = await createBriefing(desk, { title: 'Outlook', body: `Fewer ships.[^${note.id}]\n` });
  return { desk, article, briefing };
}

describe('rendering', () => {
  it('gives the briefing with the passages it cites', async () => {
    const { desk, briefing } = await smallLibrary();
    const { content } = await renderBriefing(desk, briefing);
    expect(content).toContain('“Traffic falls”');
    expect(content).toContain('> fewer ships');
  });

  it('gives the article and its annotations', async () => {
    const { desk, article } = await smallLibrary();
    const [text, sidecar] = await renderArticle(desk, article);
    expect(text?.content).toContain('The port handled fewer ships.');
    expect(sidecar?.content).toContain('Which ones?');
  });

  it('refuses what is not there', async () => {
    const desk = await testDesk();
    await expect(renderBriefing(desk, 'missing999')).rejects.toMatchObject({ code: 'not-found' });
    await expect(renderArticle(desk, 'missing999')).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('exportDocument', () => {
  it('writes over its own earlier file, never over a reader’s edit', async () => {
    const { desk, briefing } = await smallLibrary();
    const folder = await temporaryFolder();
    const [file] = await exportDocument(desk, briefing, folder);
    const path = file?.path ?? '';
    await saveBody(desk, briefing, null, 'Rewritten.[^judgment]\n');
    await exportDocument(desk, briefing, folder);
    expect(await readFile(path, 'utf8')).toContain('Rewritten.');
    await appendFile(path, 'A reader’s line.\n');
    await saveBody(desk, briefing, null, 'Again.[^judgment]\n');
    await expect(exportDocument(desk, briefing, folder)).rejects.toMatchObject({ code: 'export-conflict' });
    expect(await readFile(path, 'utf8')).toContain('A reader’s line.');
  });

  it('lists both files of an article', async () => {
    const { desk, article } = await smallLibrary();
    const files = await exportDocument(desk, article, await temporaryFolder());
    expect(files.map(({ id, path }) => [id, path.replace(/^.*\./, '')])).toEqual([
      [article, 'md'],
      [article, 'json'],
    ]);
  });
});

describe('exportLibrary', () => {
  it('writes briefings, sources and a bibliography that the manifest vouches for', async () => {
    const { desk, article, briefing } = await smallLibrary();
    const folder = await temporaryFolder();
    const { files } = await exportLibrary(desk, folder);
    expect(files.map(({ id }) => id)).toEqual([briefing, article, article]);
    expect((await readdir(folder)).sort()).toEqual(['MANIFEST.sha256', 'bibliography.json', 'briefings', 'sources']);
    const checked = execFileSync('sha256sum', ['--strict', '-c', 'MANIFEST.sha256'], { cwd: folder, encoding: 'utf8' });
    expect(checked.trim().split('\n')).toHaveLength(4);
  });

  it('names the files that a reader changed and writes nothing, unless told to', async () => {
    const { desk } = await smallLibrary();
    const folder = await temporaryFolder();
    await exportLibrary(desk, folder);
    const bibliography = join(folder, 'bibliography.json');
    await appendFile(bibliography, ' ');
    await expect(exportLibrary(desk, folder)).rejects.toMatchObject({
      code: 'export-conflict',
      message: expect.stringContaining('bibliography.json'),
    });
    await exportLibrary(desk, folder, { overwrite: true });
    expect(await readFile(bibliography, 'utf8')).not.toMatch(/ $/);
  });

  it('leaves a damaged document out, exports the rest, and says so every time', async () => {
    const { desk, article } = await smallLibrary();
    const folder = await temporaryFolder();
    await appendFile(documentPath(desk.library.root, 'article', article), 'x');
    for (const _ of ['first', 'again']) {
      const { files, dropped } = await exportLibrary(desk, folder);
      expect(files.map(({ id }) => id)).not.toContain(article);
      expect(dropped.join('\n')).toContain(`“${article}” can’t be opened and was left out`);
    }
    expect(await readdir(join(folder, 'briefings'))).toHaveLength(1);
  });
});

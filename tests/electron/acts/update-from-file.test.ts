import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { updateFromOne } from '../../../electron/acts/update-from-file.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { addSource, testDesk } from './test-desk.ts';

async function sourceAndFile(content: string) {
  const desk = await testDesk();
  const { id } = await addSource(desk, 'The port is quiet.');
  const path = join(await temporaryFolder(), 'port (2).txt');
  await writeFile(path, content);
  return { desk, id, path };
}

describe('an update from a file', () => {
  it('takes the file’s text and names the file', async () => {
    const { desk, id, path } = await sourceAndFile('The port is busy.');
    expect(await updateFromOne(desk, id, [path])).toMatchObject({ status: 'updated', version: 2 });
    const article = await desk.library.articles.get(id);
    expect(article).toMatchObject({ body: 'The port is busy.\n', origin: { kind: 'file', name: 'port (2).txt' } });
  });

  it('takes exactly one', async () => {
    const { desk, id, path } = await sourceAndFile('The port is busy.');
    for (const paths of [[], [path, path]]) {
      await expect(updateFromOne(desk, id, paths)).rejects.toMatchObject({ code: 'bad-request' });
    }
    await expect(updateFromOne(desk, id, [''])).rejects.toMatchObject({ code: 'unsupported-type' });
  });

  it('changes nothing when the file holds no text, or the source is not there', async () => {
    const { desk, id, path } = await sourceAndFile('');
    await expect(updateFromOne(desk, id, [path])).rejects.toMatchObject({ code: 'empty-file' });
    await expect(updateFromOne(desk, 'missing999', [path])).rejects.toMatchObject({ code: 'not-found' });
    expect((await desk.library.articles.get(id))?.version).toBe(1);
  });
});

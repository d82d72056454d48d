import { basename } from 'node:path';
import { readOriginal } from '../../acts/originals.ts';
import { writeFile } from '../../export/write.ts';
import type { Handlers } from '../context.ts';

export const originalHandlers = {
  'article.saveOriginal': async ({ id, version }, { desk, questions }) => {
    const { fileName, bytes } = await readOriginal(desk, id, version);
    const path = await questions.chooseOriginalPath(fileName);
    if (path === null) return { status: 'cancelled' };
    await writeFile(path, bytes);
    return { status: 'saved', fileName: basename(path), files: 1, dropped: [] };
  },
  'article.openOriginal': async ({ id, version }, { desk, openCopy }) => ({
    opened: await openCopy(await readOriginal(desk, id, version)),
  }),
} satisfies Partial<Handlers>;

import { basename } from 'node:path';
import { renderUnsaved } from '../../acts/briefings.ts';
import { findDrafts } from '../../drafts/find-drafts.ts';
import { writeFile } from '../../export/write.ts';
import type { Handlers } from '../context.ts';

export const draftHandlers = {
  'draft.keep': async (draft, { drafts }) => {
    await drafts.keep(draft);
    return {};
  },
  'draft.keepNote': async (draft, { drafts }) => {
    await drafts.keepNote(draft);
    return {};
  },
  'draft.dropNote': async ({ articleId, id }, { drafts }) => {
    await drafts.dropNote(articleId, id);
    return {};
  },
  'draft.list': (_input, { desk, drafts }) => findDrafts(desk, drafts),
  'briefing.saveElsewhere': async ({ id, body }, { desk, questions }) => {
    const file = await renderUnsaved(desk, id, body);
    const path = await questions.chooseSavePath(file.fileName);
    if (path === null) return { status: 'cancelled' };
    await writeFile(path, file.content);
    return { status: 'saved', fileName: basename(path), files: 1, dropped: [...file.dropped] };
  },
} satisfies Partial<Handlers>;

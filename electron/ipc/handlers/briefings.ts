import { basename } from 'node:path';
import { createBriefing, saveBody, updateBriefing } from '../../acts/briefings.ts';
import { renderBriefing } from '../../acts/exports.ts';
import { removeBriefing } from '../../acts/removal.ts';
import type { Handlers } from '../context.ts';
import { saveBeside } from './save-beside.ts';

export const briefingHandlers = {
  'briefing.get': async ({ id }, { desk }) => {
    // Asked first: a text that came in between must not count as one that was made from the newest revision.
    const revision = await desk.library.briefings.revision(id);
    const briefing = await desk.library.briefings.get(id);
    return briefing === null ? null : { briefing, revision };
  },
  'briefing.create': (input, { desk }) => createBriefing(desk, input),
  'briefing.save': ({ id, base, body }, { desk, drafts }) =>
    drafts.whileSaving(id, body, () => saveBody(desk, id, base, body)),
  'briefing.update': ({ id, patch }, { desk }) => updateBriefing(desk, id, patch),
  'briefing.remove': async ({ id }, { desk }) => ({ removed: await removeBriefing(desk, id) }),
  'briefing.export': async ({ id }, { desk, questions }) => {
    const file = await renderBriefing(desk, id);
    const path = await questions.chooseSavePath(file.fileName);
    if (path === null || !(await saveBeside(path, [file], questions))) return { status: 'cancelled' };
    return { status: 'saved', fileName: basename(path), files: 1, dropped: [...file.dropped] };
  },
  'briefing.copy': async ({ id }, { desk, copyText }) => {
    const { content } = await renderBriefing(desk, id);
    copyText(content);
    return { characters: content.length };
  },
} satisfies Partial<Handlers>;

import { acceptProposal, reattach, rejectProposal } from '../../acts/annotation-standing.ts';
import { updateFromFile, updateFromOne } from '../../acts/update-from-file.ts';
import type { Handlers } from '../context.ts';

export const updateHandlers = {
  'article.updateChosen': async ({ id }, { desk, questions }) => {
    const path = await questions.chooseUpdate();
    return path === null ? { status: 'cancelled' } : await updateFromFile(desk, id, path);
  },
  'article.updateDropped': ({ id }, { desk }, files) => updateFromOne(desk, id, files),
  'annotation.accept': ({ articleId, id }, { desk }) => acceptProposal(desk, articleId, id),
  'annotation.reject': ({ articleId, id }, { desk }) => rejectProposal(desk, articleId, id),
  'annotation.reattach': ({ articleId, id, ...place }, { desk }) => reattach(desk, articleId, id, place),
} satisfies Partial<Handlers>;

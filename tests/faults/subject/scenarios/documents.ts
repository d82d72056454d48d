import { removeArticle, restore } from '../../../../electron/acts/removal.ts';
import { annotations, article, briefing } from '../../../electron/store/builders.ts';
import type { Desk } from '../desk.ts';
import { promise } from '../promise.ts';
import {
  createAnnotations,
  createArticle,
  createBriefing,
  outcomeOf,
  replaceAnnotations,
  replaceArticle,
  replaceBriefing,
} from '../save.ts';
import type { Scenario } from './scenario.ts';

export const articleId = 'firstfirst';
export const briefingId = 'briefingone';

export async function prepareDocuments(desk: Desk): Promise<void> {
  await createArticle(desk, article(articleId));
  await createAnnotations(desk, annotations(articleId, ['annotone']));
  await createBriefing(desk, briefing(briefingId, { body: '# Outlook\n\nSo it is.[^annotone]\n' }));
}

export const create: Scenario = {
  run: async (desk) => {
    const id = desk.newId();
    await createArticle(desk, article(id));
    await createAnnotations(desk, annotations(id, [desk.newId()]));
    await createBriefing(desk, briefing(desk.newId(), { body: 'Text. '.repeat(2000) }));
  },
};

export const replace: Scenario = {
  prepare: prepareDocuments,
  run: async (desk) => {
    await replaceArticle(desk, articleId, (current) => ({ ...current, title: `${current.title}.`.slice(-200) }));
    for (const word of ['So', 'it', 'goes']) {
      await replaceBriefing(desk, briefingId, (current) => ({
        ...current,
        body: `${current.body} ${word}`.slice(-9000),
      }));
    }
  },
};

/** Beyond a megabyte, which is written in the thread pool. */
export const replaceLarge: Scenario = {
  prepare: prepareDocuments,
  run: async (desk) => {
    const body = 'A paragraph of some length.\n\n'.repeat(60_000);
    await replaceArticle(desk, articleId, (current) => ({ ...current, body }));
  },
};

export const annotate: Scenario = {
  prepare: prepareDocuments,
  run: async (desk) => {
    const [id, note, second] = [desk.newId(), desk.newId(), desk.newId()];
    await createArticle(desk, article(id));
    await createAnnotations(desk, annotations(id, [note]));
    await replaceAnnotations(desk, id, () => annotations(id, [note, second]));
    await replaceAnnotations(desk, id, () => annotations(id, []));
  },
};

/** An article goes with its annotations and both come back. */
export const removeAndRestore: Scenario = {
  prepare: prepareDocuments,
  run: async (desk) => {
    const { library } = desk;
    const keys = [`article/${articleId}`, `annotations/${articleId}`];
    const [before, notes] = [
      await outcomeOf(library, 'article', articleId),
      await outcomeOf(library, 'annotations', articleId),
    ];
    const removed = await promise(
      keys.map((key) => ({ key, wanted: 'removed' })),
      async () => {
        await removeArticle(desk, articleId);
        return [before, notes].map((one) => ({ ...one, state: 'removed' }));
      },
    );
    if (!removed) return;
    await promise(
      [before, notes].map(({ key, state }) => ({ key, wanted: state })),
      async () => {
        await restore(desk, { articles: [articleId], briefings: [], annotations: [] });
        return [await outcomeOf(library, 'article', articleId), await outcomeOf(library, 'annotations', articleId)];
      },
    );
  },
};

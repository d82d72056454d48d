import { join } from 'node:path';
import { readSampleSet } from '../../../../electron/acts/sample-set.ts';
import { installSamples } from '../../../../electron/acts/samples.ts';
import { annotations, article, briefing } from '../../../electron/store/builders.ts';
import { promise } from '../promise.ts';
import { outcomeOf } from '../save.ts';
import { hashOf } from '../tell.ts';
import { articleId, briefingId, prepareDocuments } from './documents.ts';
import type { Scenario } from './scenario.ts';

/** One act of every kind of change. */
export const commit: Scenario = {
  prepare: prepareDocuments,
  run: async (desk) => {
    const { library } = desk;
    const [id, note] = [desk.newId(), desk.newId()];
    const [fresh, set] = [article(id), annotations(id, [note])];
    const before = await library.briefings.get(briefingId);
    const after = { ...(before ?? briefing(briefingId)), body: `It was so.[^${note}]\n` };
    const gone = await outcomeOf(library, 'article', articleId);
    await promise(
      [
        { key: `article/${id}`, wanted: hashOf(fresh) },
        { key: `annotations/${id}`, wanted: hashOf(set) },
        { key: `briefing/${briefingId}`, wanted: hashOf(after) },
        { key: `article/${articleId}`, wanted: 'removed' },
      ],
      async () => {
        await library.commit([
          { type: 'create', kind: 'article', document: fresh },
          { type: 'create', kind: 'annotations', document: set },
          { type: 'replace', kind: 'briefing', id: briefingId, next: () => after },
          { type: 'remove', kind: 'article', id: articleId },
        ]);
        return [
          await outcomeOf(library, 'article', id),
          await outcomeOf(library, 'annotations', id),
          await outcomeOf(library, 'briefing', briefingId),
          { ...gone, state: 'removed' },
        ];
      },
    );
    await promise([{ key: gone.key, wanted: gone.state }], async () => {
      await library.commit([{ type: 'restore', kind: 'article', id: articleId }]);
      return [await outcomeOf(library, 'article', articleId)];
    });
  },
};

/** The samples come whole or not at all. */
export const samples: Scenario = {
  run: async (desk) => {
    const folder = join(import.meta.dirname, 'samples');
    const set = await readSampleSet(folder);
    const names = [
      ...set.articles.map(({ id }) => ['article', id] as const),
      ...set.articles.map(({ id }) => ['annotations', id] as const),
      ['briefing', set.briefing.id] as const,
    ];
    await promise(
      names.map(([kind, id]) => ({ key: `${kind}/${id}`, wanted: '*' })),
      async () => {
        await installSamples(desk, folder);
        return await Promise.all(names.map(([kind, id]) => outcomeOf(desk.library, kind, id)));
      },
    );
  },
};

import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { BriefingDraft } from '../../../../core/ipc/reliability.ts';
import { exportDocument, renderBriefing } from '../../../../electron/acts/exports.ts';
import { openDrafts } from '../../../../electron/drafts/drafts.ts';
import { openSettings } from '../../../../electron/settings/settings-file.ts';
import type { Desk } from '../desk.ts';
import { promise } from '../promise.ts';
import { replaceBriefing } from '../save.ts';
import { hashOf } from '../tell.ts';
import { briefingId, prepareDocuments } from './documents.ts';
import type { Scenario } from './scenario.ts';

/** What is typed is kept, kept again, saved and given up. */
export const drafts: Scenario = {
  prepare: async (desk) => {
    await prepareDocuments(desk);
    await keepDraft(desk, 'Once upon');
  },
  run: async (desk) => {
    await keepDraft(desk, 'Once upon a time');
    const kept = openDrafts(draftsOf(desk), { disk: desk.disk });
    const key = `draft/${briefingId}`;
    await promise([{ key, wanted: 'dropped' }], async () => {
      await kept.drop(briefingId);
      return [{ key, revision: 0, state: 'dropped' }];
    });
    await keepDraft(desk, 'There was');
  },
};

async function keepDraft(desk: Desk, body: string): Promise<void> {
  const draft: BriefingDraft = { id: briefingId, base: 1, body, place: { anchor: 0, head: 0, top: 0 } };
  const key = `draft/${briefingId}`;
  const keep = async () => {
    await openDrafts(draftsOf(desk), { disk: desk.disk }).keep(draft);
    return [{ key, revision: 0, state: hashOf(draft) }];
  };
  await promise([{ key, wanted: hashOf(draft) }], keep, inPlaceThough);
}

function draftsOf({ places, library }: Desk): string {
  return join(places.profile, 'drafts', library.id);
}

export const settings: Scenario = {
  prepare: (desk) => remember(desk, '/first'),
  run: async (desk) => {
    await remember(desk, '/second');
    await remember(desk, '/third');
  },
};

async function remember({ places }: Desk, folder: string): Promise<void> {
  const key = 'settings/import-folder';
  const file = await openSettings(places.profile, () => undefined);
  const write = async () => {
    file.remark({ importFolder: folder });
    await file.flush();
    return [{ key, revision: 0, state: hashOf(folder) }];
  };
  await promise([{ key, wanted: hashOf(folder) }], write, inPlaceThough);
}

/** Drafts and settings are not taken back when only the last flush was refused: the newest is what is wanted. */
const inPlaceThough = { refusedAs: 'aside/flush' } as const;

/** The same files twice, the second time over the first. */
export const exporting: Scenario = {
  prepare: async (desk) => {
    await prepareDocuments(desk);
    await exportBriefing(desk);
  },
  run: async (desk) => {
    await replaceBriefing(desk, briefingId, (current) => ({ ...current, body: `${current.body}\nAnd more.\n` }));
    await exportBriefing(desk);
  },
};

async function exportBriefing(desk: Desk): Promise<void> {
  const { fileName, content } = await renderBriefing(desk, briefingId);
  const state = createHash('sha256').update(content).digest('hex');
  const key = `file/${fileName.replaceAll(' ', '_')}`;
  const write = async () => {
    await exportDocument(desk, briefingId, desk.places.exports);
    return [{ key, revision: 0, state }];
  };
  // Each file is whole, old or new; an export of several is not one act.
  await promise([{ key, wanted: state }], write, { refusedAs: 'export/all' });
}

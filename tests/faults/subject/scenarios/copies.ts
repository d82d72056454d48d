import { readFile } from 'node:fs/promises';
import { alwaysKept } from '../../../../core/history/thinning.ts';
import { startKeeper } from '../../../../electron/backup/keeper.ts';
import { documentPath } from '../../../../electron/store/folder/layout.ts';
import type { Desk } from '../desk.ts';
import { type Outcome, promise } from '../promise.ts';
import { replaceBriefing } from '../save.ts';
import { hashOf } from '../tell.ts';
import { backupsOf, nameOfVersion, soundVersions } from '../versions.ts';
import { briefingId, prepareDocuments } from './documents.ts';
import type { Scenario } from './scenario.ts';

const day = 86_400_000;

/** Versions kept at a person's wish. */
export const keepVersion: Scenario = {
  prepare: prepareDocuments,
  run: async ({ library, places }) => {
    const read = async () => ({
      bytes: await readFile(documentPath(places.library, 'briefing', briefingId)),
      body: await library.briefings.get(briefingId),
    });
    // What can't be read is not asked to be kept.
    const found = await read().catch(() => null);
    if (found === null) return;
    const { bytes, body } = found;
    const key = `version/briefing.${briefingId}.1-${hashOf(body).slice(0, 12)}`;
    const isKept = await promise([{ key, wanted: hashOf(body) }], async () => {
      const kept = await library.history.keep('briefing', briefingId, bytes, new Date());
      return [{ key: nameOfVersion('version', kept), revision: 0, state: hashOf(body) }];
    });
    if (!isKept) return;
    const name = key.replace('version/', 'name/');
    await promise([{ key: name, wanted: hashOf('As sent') }], async () => {
      await library.history.setName('briefing', briefingId, name.split('.').at(-1) ?? '', 'As sent');
      return [{ key: name, revision: 0, state: hashOf('As sent') }];
    });
  },
};

/** The keeper copies what was saved into the history and the backups. */
export const backup: Scenario = {
  prepare: prepareDocuments,
  run: async (desk) => {
    await withKeeper(desk, async () => {
      await replaceBriefing(desk, briefingId, (current) => ({ ...current, body: `${current.body}More.\n` }));
    });
  },
};

/** Half a year of versions, three days apart, to be thinned out by the next copy. */
export const thinning: Scenario = {
  prepare: async (desk) => {
    await prepareDocuments(desk);
    const { library, places } = desk;
    const folders = [library.history, backupsOf(places, library.id)];
    const path = documentPath(places.library, 'briefing', briefingId);
    for (let save = 60; save > 0; save--) {
      await replaceBriefing(desk, briefingId, (current) => ({
        ...current,
        body: `Saved ${save} times three days ago.\n`,
      }));
      const [bytes, at] = [await readFile(path), new Date(Date.now() - save * 3 * day)];
      for (const folder of folders) await folder.keep('briefing', briefingId, bytes, at);
    }
    const named = (await library.history.list('briefing', briefingId)).at(-1);
    if (named !== undefined) await library.history.setName('briefing', briefingId, named.key, 'The first');
    // One more is about to come.
    const newest = alwaysKept - 1;
    await tellAll([
      ...(await soundVersions('version', library.history)).filter(
        ({ key }, index) => index < newest || key.endsWith(named?.key ?? 'none'),
      ),
      ...(await soundVersions('copy', backupsOf(places, library.id))).slice(0, newest),
    ]);
  },
  run: async (desk) => {
    await withKeeper(desk, async () => {
      await replaceBriefing(desk, briefingId, (current) => ({ ...current, body: 'Today.\n' }));
    });
  },
};

/** Runs with a keeper that waits for nothing, and tells what it has copied when it says that it is done. */
async function withKeeper(desk: Desk, job: () => Promise<void>): Promise<void> {
  const { library, places, disk } = desk;
  const before = new Set([...(await versionsNow(desk))].map(({ key }) => key));
  const keeper = startKeeper(library, [{ place: 'default', path: places.backups }], { quiet: 0, rest: 0, disk });
  await job();
  await keeper.drain();
  const { places: status } = await keeper.status();
  // What could not be copied is shown, and promises nothing.
  if (status.every(({ problem }) => problem === null)) {
    await tellAll((await versionsNow(desk)).filter(({ key }) => !before.has(key)));
  }
  await keeper.close();
}

async function versionsNow({ library, places }: Desk): Promise<Outcome[]> {
  return [
    ...(await soundVersions('version', library.history).catch(none)),
    ...(await soundVersions('copy', backupsOf(places, library.id)).catch(none)),
  ];
}

async function tellAll(outcomes: readonly Outcome[]): Promise<void> {
  for (const outcome of outcomes) {
    await promise([{ key: outcome.key, wanted: outcome.state }], async () => [outcome]);
  }
}

function none(): Outcome[] {
  return [];
}

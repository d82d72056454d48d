import { appendFileSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type DocumentKind, documentKinds } from '../../../../core/model/envelope.ts';
import { formatBinName } from '../../../../electron/store/bin/bin-name.ts';
import { encodeEntry } from '../../../../electron/store/catalogue/log.ts';
import { realDisk } from '../../../../electron/store/disk/disk.ts';
import { type Saved, seal, unseal } from '../../../../electron/store/documents/envelope.ts';
import { documentPath } from '../../../../electron/store/folder/layout.ts';
import { Journal } from '../../../../electron/store/journal/journal.ts';
import { annotations, article } from '../../../electron/store/builders.ts';
import type { Desk } from '../desk.ts';
import type { Places } from '../places.ts';
import { promise } from '../promise.ts';
import { hashOf } from '../tell.ts';
import { articleId, briefingId, prepareDocuments } from './documents.ts';
import type { Scenario } from './scenario.ts';

const nothing = async (): Promise<void> => {};

/** Every document's file is damaged, each in its own way, and has a kept version. */
export const openDamaged: Scenario = {
  prepare: async (desk) => {
    await prepareDocuments(desk);
    for (const kind of documentKinds) await keepCopy(desk, kind, kind === 'briefing' ? briefingId : articleId);
  },
  spoil: async (places) => {
    truncateSync(documentPath(places.library, 'article', articleId), 40);
    writeFileSync(documentPath(places.library, 'annotations', articleId), '');
    flipByte(documentPath(places.library, 'briefing', briefingId), 300);
  },
  opens: true,
  damages: true,
  run: nothing,
};

/** The library's own file is damaged; its id and the copies under that id must be found again. */
export const openNameless: Scenario = {
  prepare: openDamaged.prepare ?? nothing,
  spoil: async (places) => {
    truncateSync(join(places.library, 'library.json'), 10);
    truncateSync(documentPath(places.library, 'briefing', briefingId), 40);
  },
  opens: true,
  damages: true,
  run: nothing,
};

/** There is no catalogue, so that a snapshot and a log are made. */
export const openUncatalogued: Scenario = {
  prepare: prepareDocuments,
  spoil: async ({ library }) => rmSync(join(library, 'catalogue'), { recursive: true }),
  opens: true,
  run: nothing,
};

/** The log is long, so that closing makes a snapshot and a new log. */
export const compaction: Scenario = {
  prepare: prepareDocuments,
  spoil: async ({ library }) => {
    const session = `${encodeEntry({ type: 'opened' })}${encodeEntry({ type: 'closed' })}`;
    appendFileSync(join(library, 'catalogue', 'log.ndjson'), session.repeat(600));
  },
  opens: true,
  run: nothing,
};

/** An act was committed to, and its process died before it was carried out: opening must do it. */
export const openJournal: Scenario = {
  prepare: prepareDocuments,
  spoil: leaveIntent,
  opens: true,
  run: nothing,
};

async function leaveIntent({ library: root }: Places): Promise<void> {
  const id = 'committed';
  const [fresh, set] = [article(id), annotations(id, ['committednote'])];
  const gone = unseal('briefing', briefingId, await readFile(documentPath(root, 'briefing', briefingId)));
  await promise(
    [
      { key: `article/${id}`, wanted: hashOf(fresh) },
      { key: `annotations/${id}`, wanted: hashOf(set) },
      { key: `briefing/${briefingId}`, wanted: 'removed' },
    ],
    async () => {
      await new Journal(root, realDisk).begin([
        { type: 'put', kind: 'article', id, revision: 1, text: seal('article', id, firstSave(fresh)) },
        { type: 'put', kind: 'annotations', id, revision: 1, text: seal('annotations', id, firstSave(set)) },
        { type: 'bin', kind: 'briefing', id: briefingId, name: formatBinName(briefingId, new Date()) },
      ]);
      return [
        { key: `article/${id}`, revision: 1, state: hashOf(fresh) },
        { key: `annotations/${id}`, revision: 1, state: hashOf(set) },
        { key: `briefing/${briefingId}`, revision: gone.revision, state: 'removed' },
      ];
    },
  );
}

function firstSave<T>(body: T): Saved<T> {
  return { revision: 1, parent: 0, body };
}

async function keepCopy({ library }: Desk, kind: DocumentKind, id: string): Promise<void> {
  await library.history.keep(kind, id, await readFile(documentPath(library.root, kind, id)), new Date());
}

function flipByte(path: string, at: number): void {
  const bytes = readFileSync(path);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  writeFileSync(path, bytes);
}

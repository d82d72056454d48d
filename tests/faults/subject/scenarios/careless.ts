import { closeSync, fsyncSync, openSync, renameSync, writeSync } from 'node:fs';
import { seal } from '../../../../electron/store/documents/envelope.ts';
import { documentPath } from '../../../../electron/store/folder/layout.ts';
import { briefing } from '../../../electron/store/builders.ts';
import { promise } from '../promise.ts';
import { hashOf, tell } from '../tell.ts';
import { prepareDocuments } from './documents.ts';
import type { Scenario } from './scenario.ts';

const id = 'briefingone';
const key = `briefing/${id}`;

/** Writes over the old file, as most programs do. */
export const inPlace: Scenario = {
  prepare: prepareDocuments,
  run: async ({ places }) => {
    const body = briefing(id, { body: 'Overwritten. '.repeat(1000) });
    const text = seal('briefing', id, { revision: 2, parent: 1, body });
    await promise([{ key, wanted: hashOf(body) }], async () => {
      const file = openSync(documentPath(places.library, 'briefing', id), 'w');
      writeSync(file, Buffer.from(text), 0, null, 0);
      fsyncSync(file);
      closeSync(file);
      return [{ key, revision: 2, state: hashOf(body) }];
    });
  },
};

/** Says that it is saved and saves then. */
export const early: Scenario = {
  prepare: prepareDocuments,
  run: async ({ library }) => {
    const before = await library.briefings.get(id);
    const body = { ...(before ?? briefing(id)), body: 'Promised.' };
    tell(`ASK ${key} ${hashOf(body)}`);
    tell(`ACK ${key} 2 ${hashOf(body)}`);
    await library.briefings.replace(id, () => body);
  },
};

/** Takes a failed flush for a good one. */
export const deafToFlush: Scenario = {
  prepare: prepareDocuments,
  run: async ({ places }) => {
    const body = briefing(id, { body: 'Perhaps.' });
    const path = documentPath(places.library, 'briefing', id);
    await promise([{ key, wanted: hashOf(body) }], async () => {
      try {
        const file = openSync(`${path}.new`, 'w');
        writeSync(file, Buffer.from(seal('briefing', id, { revision: 2, parent: 1, body })), 0, null, 0);
        fsyncSync(file);
        closeSync(file);
        renameSync(`${path}.new`, path);
      } catch {}
      return [{ key, revision: 2, state: hashOf(body) }];
    });
  },
};

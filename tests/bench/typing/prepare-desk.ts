import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createBriefing } from '../../../electron/acts/briefings.ts';
import { openDesk } from '../../../electron/acts/desk.ts';
import { openSettings } from '../../../electron/settings/settings-file.ts';
import { openLibrary } from '../../../electron/store/library.ts';
import { copyLibrary, makeLibrary } from '../corpus/library.ts';
import { type LongBriefing, makeLongBriefing } from './long-briefing.ts';

export type PreparedDesk = { readonly library: string; readonly profile: string; readonly briefing: LongBriefing };

type Wanted = {
  readonly articles: number;
  readonly words: number;
  readonly citations: number;
  readonly mode: 'edit' | 'split';
  readonly seed: number;
  readonly say: (line: string) => void;
};

/** A library to throw away with a long briefing in it, and a profile in which that briefing is open. */
export async function prepareDesk({ articles, words, citations, mode, seed, say }: Wanted): Promise<PreparedDesk> {
  const library = await copyLibrary(await makeLibrary({ articles, seed, say }));
  const opened = await openLibrary(library);
  try {
    const ids = opened.catalogue.articles().flatMap(({ id }) => opened.catalogue.annotationIds(id));
    const briefing = makeLongBriefing({ words, citations, ids: ids.slice(0, citations), seed });
    const { id } = await createBriefing(openDesk(opened), { title: '', body: briefing.body });
    const profile = await mkdtemp(join(tmpdir(), 'briefing-notes-typing-'));
    const settings = await openSettings(profile, (error) => say(String(error)));
    settings.change({ openBriefing: id, briefingMode: mode });
    await settings.flush();
    return { library, profile, briefing };
  } finally {
    await opened.close();
  }
}

import { join } from 'node:path';
import { AppError } from '../../../core/errors.ts';
import { documentKinds } from '../../../core/model/envelope.ts';
import { startKeeper } from '../../../electron/backup/keeper.ts';
import { openDrafts } from '../../../electron/drafts/drafts.ts';
import { openSettings } from '../../../electron/settings/settings-file.ts';
import { type Library, openLibrary } from '../../../electron/store/library.ts';
import { documentsOf } from '../subject/save.ts';
import { hashOf } from '../subject/tell.ts';
import { deskFolders, type Truth } from './damage-library.ts';

export type Observed = {
  readonly libraryId: string;
  readonly documents: ReadonlyMap<string, { readonly revision: number; readonly hash: string }>;
  /** Documents that can't be opened, with the error's code. */
  readonly shut: ReadonlyMap<string, string>;
  readonly bin: ReadonlySet<string>;
  /** By key: which document, and what became of it. */
  readonly incidents: ReadonlyMap<string, { readonly key: string; readonly outcome: string }>;
  readonly drafts: ReadonlyMap<string, string>;
};

export type Manner = { readonly repair: boolean; readonly keeper: boolean };

/** Opens the desk as the app does, looks at everything and closes it. */
export async function openAndLook(desk: string, { documents }: Truth, { repair, keeper }: Manner): Promise<Observed> {
  const { library: root, profile, backups } = deskFolders(desk);
  await openSettings(profile, () => undefined);
  const library = await openLibrary(root, { backups: [backups], repair });
  try {
    const copies = keeper ? startKeeper(library, [{ place: 'default', path: backups }], { rest: 0 }) : null;
    const seen = await look(library, [...documents.keys()]);
    const drafts = await openDrafts(join(profile, 'drafts', library.id)).list();
    await copies?.drain();
    await copies?.close();
    const texts = drafts.briefings.map(({ draft }) => [draft.id, draft.body ?? ''] as const);
    return { libraryId: library.id, ...seen, drafts: new Map(texts) };
  } finally {
    await library.close();
  }
}

async function look(library: Library, known: readonly string[]) {
  const documents = new Map<string, { revision: number; hash: string }>();
  const shut = new Map<string, string>();
  for (const key of new Set([...known, ...listed(library)])) {
    const [kind, id = ''] = splitKey(key);
    const own = documentsOf(library, kind);
    try {
      const document = await own.get(id);
      if (document !== null) documents.set(key, { revision: await own.revision(id), hash: hashOf(document) });
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      shut.set(key, error.code);
    }
  }
  const bin = new Set<string>();
  for (const { kind, id } of await library.bin.list()) {
    await library.bin.read(kind, id);
    bin.add(`${kind}/${id}`);
  }
  const incidents = new Map(
    library.incidents.map(({ key, kind, id, outcome }) => [key, { key: `${kind}/${id}`, outcome }]),
  );
  return { documents, shut, bin, incidents };
}

function listed({ catalogue }: Library): string[] {
  return [
    ...catalogue.articles().map(({ id }) => `article/${id}`),
    ...catalogue.briefings().map(({ id }) => `briefing/${id}`),
  ];
}

function splitKey(key: string) {
  const [word, id] = key.split('/');
  const kind = documentKinds.find((each) => each === word);
  if (kind === undefined) throw new Error(`${key} names no document.`);
  return [kind, id] as const;
}

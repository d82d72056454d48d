import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { type DocumentKind, documentKinds } from '../../../core/model/envelope.ts';
import { startKeeper } from '../../../electron/backup/keeper.ts';
import { ownBackupFolder } from '../../../electron/backup/places.ts';
import { openDrafts } from '../../../electron/drafts/drafts.ts';
import { openSettings } from '../../../electron/settings/settings-file.ts';
import { parseBinName } from '../../../electron/store/bin/bin-name.ts';
import { kindFolders } from '../../../electron/store/folder/layout.ts';
import { type Library, openLibrary } from '../../../electron/store/library.ts';
import { parseVersionName } from '../../../electron/store/versions/version-name.ts';
import { annotations, article, briefing } from '../../electron/store/builders.ts';
import { documentsOf } from '../subject/save.ts';
import { hashOf } from '../subject/tell.ts';

/** A desk's folders, from the folder that a case has to itself. */
export const deskFolders = (desk: string) => ({
  library: join(desk, 'library'),
  profile: join(desk, 'profile'),
  backups: ownBackupFolder(join(desk, 'profile')),
});

/** What a sound desk holds: the truth that a damaged one is judged by. Keys are `kind/id`. */
export type Truth = {
  readonly libraryId: string;
  readonly documents: ReadonlyMap<string, { readonly revision: number; readonly hash: string }>;
  readonly binned: ReadonlySet<string>;
  /** Of every document, the revision of each content that it ever had, by checksum. */
  readonly contents: ReadonlyMap<string, ReadonlyMap<string, number>>;
  /** Texts of the drafts by the briefing's id. */
  readonly drafts: ReadonlyMap<string, string>;
  readonly files: readonly DeskFile[];
};

/** `path` is from the desk's folder. `key` is the document that it belongs to, if any. */
export type DeskFile = {
  readonly path: string;
  readonly role: 'document' | 'history' | 'backup' | 'bin' | 'draft' | 'other';
  readonly key: string | null;
  readonly revision: number;
};

const sources = ['sourceaa', 'sourcebb', 'sourcecc', 'sourcedd'];
const briefings = ['briefaaa', 'briefbbb', 'briefccc', 'briefddd'];
const rounds = 4;

/** Makes a small desk of every kind of file, whose saves were kept one by one but for the last of some documents. */
export async function makeDesk(desk: string): Promise<Truth> {
  const { library: root, profile, backups } = deskFolders(desk);
  const library = await openLibrary(root, { backups: [backups] });
  const contents = new Map<string, Map<string, number>>();
  const note = (key: string, revision: number, document: unknown): void => {
    contents.set(key, (contents.get(key) ?? new Map()).set(hashOf(document), revision));
  };
  const keeper = startKeeper(library, [{ place: 'default', path: backups }], { rest: 0 });
  for (let round = 1; round <= rounds; round++) {
    await saveAll(library, round, note);
    await keeper.drain();
  }
  await library.history.setName('briefing', 'briefaaa', await firstVersion(library, 'briefaaa'), 'Before the vote');
  await library.commit([
    { type: 'remove', kind: 'article', id: 'sourcedd' },
    { type: 'remove', kind: 'annotations', id: 'sourcedd' },
    { type: 'remove', kind: 'briefing', id: 'briefddd' },
  ]);
  await keeper.drain();
  await keeper.close();
  await saveLast(library, note);
  const documents = await readDocuments(library);
  const binned = new Set((await library.bin.list()).map(({ kind, id }) => `${kind}/${id}`));
  await library.close();
  const drafts = await keepBeside(profile, library.id);
  return { libraryId: library.id, documents, binned, contents, drafts, files: listFiles(desk) };
}

type Note = (key: string, revision: number, document: unknown) => void;

async function saveAll(library: Library, round: number, note: Note): Promise<void> {
  for (const id of sources) {
    const body = `The council met for the ${round}th time.\n\nIt said nothing about ${id}.\n`;
    await save(library, 'article', article(id, { title: `Source ${id}`, body }), note);
    await save(library, 'annotations', annotations(id, noteIds(id, round)), note);
  }
  for (const id of briefings) {
    await save(
      library,
      'briefing',
      briefing(id, { title: `Briefing ${id}`, body: `Round ${round} of ${id}: ü, 伊, ر.\n` }),
      note,
    );
  }
}

/** Not kept as a version any more: of these the newest copy is one revision older. */
async function saveLast(library: Library, note: Note): Promise<void> {
  await save(library, 'briefing', briefing('briefbbb', { title: 'Unkept', body: 'Written last.\n' }), note);
  await save(library, 'annotations', annotations('sourcebb', noteIds('sourcebb', rounds + 1)), note);
}

function noteIds(source: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `note${source}${index + 1}`);
}

async function save(
  library: Library,
  ...[kind, document, note]:
    | ['article', ReturnType<typeof article>, Note]
    | ['annotations', ReturnType<typeof annotations>, Note]
    | ['briefing', ReturnType<typeof briefing>, Note]
): Promise<void> {
  const there = (await documentsOf(library, kind).revision(document.id)) > 0;
  if (kind === 'article')
    await (there ? library.articles.replace(document.id, () => document) : library.articles.create(document));
  if (kind === 'annotations') {
    await (there ? library.annotations.replace(document.id, () => document) : library.annotations.create(document));
  }
  if (kind === 'briefing') {
    await (there ? library.briefings.replace(document.id, () => document) : library.briefings.create(document));
  }
  const documents = documentsOf(library, kind);
  note(`${kind}/${document.id}`, await documents.revision(document.id), await documents.get(document.id));
}

async function firstVersion(library: Library, id: string): Promise<string> {
  const key = (await library.history.list('briefing', id)).at(-1)?.key;
  if (key === undefined) throw new Error('Nothing was kept.');
  return key;
}

async function readDocuments(library: Library): Promise<Truth['documents']> {
  const found = new Map<string, { revision: number; hash: string }>();
  for (const [kind, ids] of [
    ['article', sources],
    ['annotations', sources],
    ['briefing', briefings],
  ] as const) {
    const documents = documentsOf(library, kind);
    for (const id of ids) {
      const document = await documents.get(id);
      if (document !== null)
        found.set(`${kind}/${id}`, { revision: await documents.revision(id), hash: hashOf(document) });
    }
  }
  return found;
}

async function keepBeside(profile: string, libraryId: string): Promise<Truth['drafts']> {
  const drafts = openDrafts(join(profile, 'drafts', libraryId));
  const texts = new Map(briefings.slice(0, 2).map((id) => [id, `Not saved yet, about ${id}.\n`]));
  for (const [id, body] of texts) await drafts.keep({ id, base: 4, body, place: { anchor: 1, head: 1, top: 0 } });
  await drafts.keepNote({ articleId: 'sourceaa', id: 'notesourceaa1', comment: 'Being written.' });
  await drafts.settle();
  const settings = await openSettings(profile, () => undefined);
  settings.change({ libraryShown: false });
  await settings.flush();
  return texts;
}

function listFiles(desk: string): DeskFile[] {
  return readdirSync(desk, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(desk.length + 1))
    .sort()
    .map((path) => describeFile(path, desk));
}

function describeFile(path: string, desk: string): DeskFile {
  const parts = path.split(sep);
  const name = parts.at(-1) ?? '';
  const kind = documentKinds.find((each) => parts.includes(kindFolders[each])) ?? null;
  const plain = { path, role: 'other', key: null, revision: 0 } as const;
  if (parts.includes('drafts')) return { ...plain, role: 'draft' };
  if (kind === null) return plain;
  const kept = parseVersionName(name);
  if (kept !== null) {
    if (kept.hash === null) return plain;
    const role = parts.includes('history') ? 'history' : 'backup';
    return { path, role, key: `${kind}/${kept.id}`, revision: kept.revision };
  }
  const binned = parts.includes('bin') ? parseBinName(name) : null;
  if (binned !== null) return { path, role: 'bin', key: `${kind}/${binned.id}`, revision: 0 };
  if (parts[1] !== kindFolders[kind] || !name.endsWith('.json')) return plain;
  return { path, role: 'document', key: keyOf(kind, name), revision: revisionIn(join(desk, path)) };
}

function keyOf(kind: DocumentKind, name: string): string {
  return `${kind}/${name.slice(0, -'.json'.length)}`;
}

function revisionIn(path: string): number {
  return Number(/"revision":(\d+)/.exec(readFileSync(path, 'utf8'))?.[1]);
}

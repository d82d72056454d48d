// Run as `checker <library>`: opens the library as the app does and says what is there, in the oracle's words.
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type DocumentKind, documentKinds } from '../../../core/model/envelope.ts';
import { openDrafts } from '../../../electron/drafts/drafts.ts';
import { manifestName } from '../../../electron/export/manifest.ts';
import { openSettings } from '../../../electron/settings/settings-file.ts';
import { isTemporary } from '../../../electron/store/disk/folders.ts';
import { kindFolders } from '../../../electron/store/folder/layout.ts';
import { type Library, openLibrary } from '../../../electron/store/library.ts';
import { idsIn } from './afterwards.ts';
import { type Places, placesOf } from './places.ts';
import { documentsOf } from './save.ts';
import { hashOf, tell } from './tell.ts';
import { backupsOf, nameOfVersion, soundVersions } from './versions.ts';

const places = placesOf(process.argv[2] ?? '');
const library = await openLibrary(places.library, { backups: [places.backups] });
await tellVerdict(library);
for (const kind of documentKinds) await tellDocuments(library, kind);
await tellBin(library);
for (const { kind, id, outcome } of library.incidents) tell(`INCIDENT ${kind}/${id} ${outcome}`);
await tellVersions(library);
await library.close();
await tellDrafts(places, library.id);
await tellSettings(places);
await tellExports(places);
tell('OPENED');

async function tellDocuments(open: Library, kind: DocumentKind): Promise<void> {
  const documents = documentsOf(open, kind);
  for (const id of await idsOf(open, kind)) {
    try {
      const body = await documents.get(id);
      if (body !== null) tell(`DOC ${kind}/${id} ${await documents.revision(id)} ${hashOf(body)}`);
    } catch (error) {
      tell(`PROBLEM ${kind}/${id} can't be read: ${error instanceof Error ? error.message : error}`);
    }
  }
}

/** By the files' names, and those of documents that are on their way back at this moment. */
async function idsOf(open: Library, kind: DocumentKind): Promise<string[]> {
  const { catalogue, incidents, root } = open;
  const rows = { article: catalogue.articles(), annotations: catalogue.articles(), briefing: catalogue.briefings() };
  const ids = [
    ...(await idsIn(join(root, kindFolders[kind]))),
    ...rows[kind].map(({ id }) => id),
    ...incidents.filter((incident) => incident.kind === kind).map(({ id }) => id),
  ];
  return [...new Set(ids)].sort();
}

async function tellBin(open: Library): Promise<void> {
  for (const { kind, id } of await open.bin.list()) {
    if ((await open.bin.read(kind, id)) === null) tell(`PROBLEM ${kind}/${id} can't be read in the bin.`);
    else tell(`BIN ${kind}/${id}`);
  }
}

async function tellVersions(open: Library): Promise<void> {
  for (const [where, folder] of [
    ['version', open.history],
    ['copy', backupsOf(places, open.id)],
  ] as const) {
    const found = await soundVersions(where, folder, (version) => {
      tell(`PROBLEM ${nameOfVersion(where, version)} is not sound.`);
    });
    for (const { key, revision, state } of found) tell(`ALSO ${key} ${revision} ${state}`);
    for (const kind of documentKinds) {
      for (const id of (await folder.newest(kind)).keys()) {
        for (const [key, name] of await folder.names(kind, id))
          tell(`ALSO name/${kind}.${id}.${key} 0 ${hashOf(name)}`);
      }
    }
  }
}

async function tellVerdict(open: Library): Promise<void> {
  const { damaged } = await open.verify();
  const known = new Set(open.incidents.map(({ path }) => path));
  for (const { path, reason } of damaged) {
    if (!known.has(path)) tell(`PROBLEM ${path} is damaged, and no incident says so: ${reason}.`);
  }
}

async function tellDrafts({ profile }: Places, libraryId: string): Promise<void> {
  const { briefings, notes } = await openDrafts(join(profile, 'drafts', libraryId)).list();
  for (const { draft } of [...briefings, ...notes]) tell(`ALSO draft/${draft.id} 0 ${hashOf(draft)}`);
}

async function tellSettings({ profile }: Places): Promise<void> {
  if (!existsSync(profile)) return;
  const settings = await openSettings(profile, (error) => tell(`PROBLEM The settings: ${error}`));
  const folder = settings.remarks().importFolder;
  if (folder !== null) tell(`ALSO settings/import-folder 0 ${hashOf(folder)}`);
}

async function tellExports({ exports }: Places): Promise<void> {
  const names = existsSync(exports) ? await readdir(exports) : [];
  for (const name of names) {
    if (name === manifestName || isTemporary(name)) continue;
    const content = await readFile(join(exports, name));
    tell(`ALSO file/${name.replaceAll(' ', '_')} 0 ${createHash('sha256').update(content).digest('hex')}`);
  }
}

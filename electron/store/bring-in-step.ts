import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type DocumentKind, documentKinds } from '../../core/model/envelope.ts';
import type { LiveCatalogue } from './catalogue/catalogue.ts';
import type { CatalogueFiles } from './catalogue/catalogue-files.ts';
import type { CatalogueChange } from './catalogue/rows.ts';
import type { DamageList } from './damage-list.ts';
import type { Disk } from './disk.ts';
import { flushFolder } from './folders.ts';
import { kindFolders } from './layout.ts';
import type { DocumentName, Reading } from './read-items.ts';
import { readAll } from './rebuild.ts';
import { listSetAside, newerDocument, setAside, unreadableDocument } from './set-aside.ts';
import { findChanged, takeStock } from './take-stock.ts';

type Parts = {
  readonly root: string;
  readonly catalogue: LiveCatalogue;
  readonly files: CatalogueFiles;
  readonly damage: DamageList;
  /** Null when nothing may be written. */
  readonly disk: Disk | null;
};

/**
 * Makes catalogue and damage list say what the documents' files say, whatever a killed process or another
 * program left: names are always compared; every file's stamp too unless the log was closed in step. Only
 * files without a matching row are read; without a snapshot that is all of them: the rebuild.
 */
export async function bringInStep({ root, catalogue, files, damage, disk }: Parts): Promise<{ wasInStep: boolean }> {
  const wasInStep = await files.load();
  for (const document of await listSetAside(root)) damage.add(document);
  const stamps = (kind: DocumentKind) => catalogue.stamps(kind);
  const { added, gone, leftovers } = await takeStock(root, stamps);
  const changed = wasInStep ? [] : await findChanged(root, stamps, { copied: false, rest: 0, stop: () => false });
  const changes: CatalogueChange[] = gone.map((name) => ({ type: 'drop', ...name }));
  for (const reading of await collect(root, [...added, ...changed])) {
    changes.push(await judge(reading, root, damage, disk));
  }
  for (const change of changes) catalogue.apply(change);
  if (disk !== null) {
    if (!wasInStep) await flushFolders(root, disk);
    for (const path of leftovers) removeIfPossible(path, disk);
    await files.open(wasInStep);
    if (wasInStep) for (const change of changes) files.record(change);
  }
  return { wasInStep };
}

async function collect(root: string, names: readonly DocumentName[]): Promise<Reading[]> {
  const readings: Reading[] = [];
  await readAll({ root, names }, (reading) => readings.push(reading));
  return readings;
}

async function judge(reading: Reading, root: string, damage: DamageList, disk: Disk | null): Promise<CatalogueChange> {
  if (reading.outcome === 'read') {
    damage.delete(reading.item.kind, reading.item.row.id);
    return { type: 'put', item: reading.item };
  }
  const { kind, id } = reading;
  if (reading.outcome === 'damaged') damage.add(await setAside(root, kind, id, reading.reason, disk));
  if (reading.outcome === 'newer') damage.add(newerDocument(root, kind, id));
  if (reading.outcome === 'unreadable') damage.add(unreadableDocument(root, reading, reading.errno));
  return { type: 'drop', kind, id };
}

// A process killed after making a folder had no time to make its name durable, and the next save won't know.
async function flushFolders(root: string, disk: Disk): Promise<void> {
  const folders = documentKinds.map((kind) => join(root, kindFolders[kind]));
  for (const folder of [root, ...folders.filter((path) => existsSync(path))]) await flushFolder(folder, disk);
}

function removeIfPossible(path: string, disk: Disk): void {
  try {
    disk.unlink(path);
  } catch {
    // It does no harm and is tried again at the next opening.
  }
}

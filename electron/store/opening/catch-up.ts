import { setImmediate } from 'node:timers/promises';
import type { DocumentKind } from '../../../core/model/envelope.ts';
import type { LiveCatalogue } from '../catalogue/catalogue.ts';
import type { CatalogueFiles } from '../catalogue/catalogue-files.ts';
import { incidentInPlace, unreadable } from '../damage/incident.ts';
import type { Incidents } from '../damage/incidents.ts';
import type { Disk } from '../disk/disk.ts';
import { findTemporaryOriginals } from '../originals/originals.ts';
import { weighCopies } from '../other-programs/conflict-copies.ts';
import { flushFolders, removeIfPossible } from './bring-in-step.ts';
import type { DocumentName } from './read-items.ts';
import { findChanged, takeStock } from './take-stock.ts';

export type CatchUpParts = {
  readonly root: string;
  readonly catalogue: LiveCatalogue;
  readonly files: CatalogueFiles;
  readonly incidents: Incidents;
  /** Null when nothing may be written. */
  readonly disk: Disk | null;
  /** Whether the catalogue was in step when last closed: then only names are compared. */
  readonly wasInStep: boolean;
  /** Reads a document anew when its turn has come; catalogue and incidents then agree with its file. */
  readonly reread: (name: DocumentName) => Promise<void>;
  /** Resolves when the writes under way have ended. */
  readonly settle: () => Promise<void>;
  readonly stop: () => boolean;
};

/** Does beside an open library what `bringInStep` left to follow: each document in its turn, as documents may change. */
export async function catchUp(parts: CatchUpParts): Promise<void> {
  const { root, catalogue, files, incidents, disk, wasInStep, reread, stop } = parts;
  const stamps = (kind: DocumentKind) => catalogue.stamps(kind);
  while (catalogue.readOn()) {
    if (stop()) return;
    await setImmediate();
  }
  if (stop()) return;
  const stock = await takeStock(root, stamps);
  const changed = wasInStep ? [] : await findChanged(root, stamps, { copied: false, rest: 0, stop });
  for (const name of [...stock.added, ...stock.gone, ...changed, ...shutDocuments(incidents)]) {
    if (stop()) return;
    await reread(name);
  }
  for (const { kind, id, errno } of stock.refused) incidents.add(incidentInPlace(root, kind, id, unreadable(errno)));
  await weighCopies(root, stock.copies, incidents, disk);
  if (disk === null || stop()) return;
  if (!wasInStep) await flushFolders(root, disk);
  const leftovers = [...stock.leftovers, ...(await findTemporaryOriginals(root))];
  // A write that was under way when they were listed has renamed its own by then.
  await parts.settle();
  for (const path of leftovers) removeIfPossible(path, disk);
  if (!wasInStep && !stop()) await files.open(false);
}

/** What could not be opened in earlier sessions may be there again, or a copy of it. */
function shutDocuments(incidents: Incidents): DocumentName[] {
  return incidents.shut().flatMap(({ kind, id }) => (kind === 'library' ? [] : [{ kind, id }]));
}

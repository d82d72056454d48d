import { type DocumentKind, documentKinds } from '../../../core/model/envelope.ts';
import type { LiveCatalogue } from '../catalogue/catalogue.ts';
import type { Disk } from '../disk/disk.ts';
import type { DocumentName, Reading } from '../opening/read-items.ts';
import { readAll } from '../opening/rebuild.ts';
import { takeStock } from '../opening/take-stock.ts';
import { weighCopies } from '../other-programs/conflict-copies.ts';
import { incidentInPlace, type StoreIncident, unreadable } from './incident.ts';
import type { Incidents } from './incidents.ts';
import type { Recovery, RestoredDocument } from './recovery.ts';

/** Paths are from the library's root. */
export type Verified = {
  /** How many can be opened. */
  readonly documents: number;
  /** What can't be, and `library.json` when it can't be trusted. */
  readonly damaged: readonly { readonly path: string; readonly reason: string }[];
  /** What was restored since the library was opened. */
  readonly restored: readonly RestoredDocument[];
};

type Parts = {
  readonly root: string;
  readonly catalogue: LiveCatalogue;
  readonly incidents: Incidents;
  readonly recovery: Recovery;
  readonly reread: (name: DocumentName) => Promise<void>;
  readonly disk: Disk | null;
};

/** Reads every document anew and compares it with its row; what differs is read again by whoever has its turn. */
export async function verifyDocuments(parts: Parts): Promise<Verified> {
  const { root, catalogue, incidents, recovery, reread, disk } = parts;
  const { added, gone, copies } = await takeStock(root, (kind) => catalogue.stamps(kind));
  const suspects = [...added, ...gone];
  const refused: StoreIncident[] = [];
  await readAll({ root, names: namesIn(catalogue) }, (reading) => {
    if (reading.outcome === 'read' && catalogue.agreesWith(reading.item)) return;
    if (reading.outcome !== 'unreadable') suspects.push(nameOf(reading));
    else refused.push(incidentInPlace(root, reading.kind, reading.id, unreadable(reading.errno)));
  });
  for (const name of suspects) await reread(name);
  await weighCopies(root, copies, incidents, disk);
  return {
    documents: namesIn(catalogue).filter(({ kind, id }) => !incidents.has(kind, id)).length,
    damaged: [...incidents.all().filter(isOfLibrary), ...incidents.shut(), ...refused].map(({ path, reason }) => ({
      path,
      reason,
    })),
    restored: [...recovery.restored],
  };
}

/** What could not be put back: `library.json` never keeps the library shut. */
function isOfLibrary({ kind, outcome }: StoreIncident): boolean {
  return kind === 'library' && outcome !== 'restored';
}

function namesIn(catalogue: LiveCatalogue): DocumentName[] {
  const ofKind = (kind: DocumentKind) => [...catalogue.stamps(kind).keys()].map((id) => ({ kind, id }));
  return documentKinds.flatMap(ofKind);
}

function nameOf(reading: Reading): DocumentName {
  return reading.outcome === 'read' ? { kind: reading.item.kind, id: reading.item.row.id } : reading;
}

import { setTimeout } from 'node:timers/promises';
import { AppError } from '../../../core/errors.ts';
import type { DocumentKind } from '../../../core/model/envelope.ts';
import { errnoOf } from '../disk/disk-errors.ts';
import type { Opened } from './bring-in-step.ts';
import { type CatchUpParts, catchUp } from './catch-up.ts';
import { findChanged } from './take-stock.ts';

/** Milliseconds that the work which follows an early opening waits: who opened it has something to show first. */
const firstRest = 400;

/** What is done beside a library that has been opened: what the opening left, and looking at every file once. */
export async function afterOpening(
  { wasInStep, follows }: Opened,
  parts: Omit<CatchUpParts, 'wasInStep'>,
): Promise<void> {
  if (follows) {
    await setTimeout(firstRest);
    await overDisk(catchUp({ ...parts, wasInStep }));
  }
  await restoreRest(parts);
  if (wasInStep) await overDisk(lookAtAll(parts));
}

// What an opening had no time to restore. Whatever still waits is tried again by whoever opens that document.
async function restoreRest({ incidents, disk, reread, stop }: Omit<CatchUpParts, 'wasInStep'>): Promise<void> {
  if (disk === null) return;
  for (const { kind, id, outcome } of incidents.shut()) {
    if (stop()) return;
    if (kind !== 'library' && outcome === 'waiting') await reread({ kind, id });
  }
}

// The catalogue was in step when last closed, but another program may since have written into a file.
async function lookAtAll({ root, catalogue, reread, stop }: Omit<CatchUpParts, 'wasInStep'>): Promise<void> {
  const stamps = (kind: DocumentKind) => catalogue.stamps(kind);
  for (const name of await findChanged(root, stamps, { copied: true, rest: 20, stop })) {
    if (!stop()) await reread(name);
  }
}

/** What the disk refuses now is met again, and reported, by whoever opens that document. */
async function overDisk(work: Promise<void>): Promise<void> {
  await work.catch((error: unknown) => {
    if (errnoOf(error) === null && !(error instanceof AppError)) throw error;
  });
}

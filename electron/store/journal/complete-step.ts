import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { AppError, assertNever } from '../../../core/errors.ts';
import type { DocumentKind } from '../../../core/model/envelope.ts';
import { DamagedFile, type DamageReason, NewerFile } from '../damage/damage.ts';
import { setAside } from '../damage/set-aside.ts';
import type { Disk } from '../disk/disk.ts';
import { errnoOf } from '../disk/disk-errors.ts';
import { unseal } from '../documents/envelope.ts';
import { binPath, documentPath } from '../folder/layout.ts';
import { makeStep, type Step } from './step.ts';

/** Makes a step of a committed act unless it has been made; any number of times comes to the same. */
export async function completeStep(root: string, step: Step, disk: Disk): Promise<void> {
  if (!(await isMade(root, step, disk))) await makeStep(root, step, disk);
}

async function isMade(root: string, step: Step, disk: Disk): Promise<boolean> {
  const place = documentPath(root, step.kind, step.id);
  switch (step.type) {
    case 'put':
      return (await revisionAt(root, step, disk)) >= step.revision;
    case 'bin':
      return existsSync(binPath(root, step.kind, step.name)) || !existsSync(place);
    case 'unbin':
      return existsSync(place) || !existsSync(binPath(root, step.kind, step.name));
    default:
      return assertNever(step);
  }
}

/** 0 when there is no sound file; one that can't be trusted makes room. A newer version's counts as later than any. */
async function revisionAt(root: string, { kind, id }: Step, disk: Disk): Promise<number> {
  try {
    return unseal<typeof kind>(kind, id, await readFile(documentPath(root, kind, id))).revision;
  } catch (error) {
    if (error instanceof NewerFile) return Number.POSITIVE_INFINITY;
    if (error instanceof DamagedFile) await makeRoom(root, kind, id, error.reason, disk);
    else if (errnoOf(error) !== 'ENOENT') throw error;
    return 0;
  }
}

async function makeRoom(root: string, kind: DocumentKind, id: string, cause: DamageReason, disk: Disk): Promise<void> {
  if ((await setAside(root, kind, id, cause, disk)) !== null) return;
  throw new AppError('io-error', 'Not saved: the disk does not let a damaged file be moved away.');
}

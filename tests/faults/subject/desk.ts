import { newId, type RandomBytes } from '../../../core/model/ids.ts';
import { type Desk as ActsDesk, openDesk as openActsDesk } from '../../../electron/acts/desk.ts';
import type { Disk } from '../../../electron/store/disk/disk.ts';
import { openLibrary } from '../../../electron/store/library.ts';
import { seededRandom } from '../random.ts';
import type { Places } from './places.ts';

/** What a scenario works on: an open library with the disk under it, and what acts are given. */
export type Desk = ActsDesk & {
  readonly places: Places;
  readonly disk: Disk;
  /** An id that no other call gives; the same ones in every run of a seed, so that each makes the same calls. */
  newId(): string;
};

export async function openDesk(places: Places, seed: number, disk: Disk): Promise<Desk> {
  const library = await openLibrary(places.library, { disk, backups: [places.backups] });
  const random = seededRandom(seed);
  const randomBytes: RandomBytes = (count) => Uint8Array.from({ length: count }, () => Math.floor(random() * 256));
  return { ...openActsDesk(library), places, disk, randomBytes, newId: () => newId(randomBytes) };
}

export async function closeDesk(desk: Desk): Promise<void> {
  await desk.library.close();
}

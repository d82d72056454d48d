import type { BackupStatus } from '../../core/ipc/reliability.ts';
import { type Disk, realDisk } from '../store/disk/disk.ts';
import type { Library } from '../store/library.ts';
import type { DocumentName } from '../store/opening/read-items.ts';
import type { CopyWorker } from './copy-worker.ts';
import { type BackupPlaceFolder, placeName } from './places.ts';
import { Settling } from './settling.ts';
import { backupWorker, type CopyOptions, historyWorker, isDamaged } from './workers.ts';

/** Keeps versions of what is saved, in the library's history and in every backup place; it never holds up a save. */
export type Keeper = {
  status(): Promise<BackupStatus>;
  /** Calls the listener when `status` has changed, at most a few times a second. Returns the way out. */
  onChange(listener: () => void): () => void;
  setPlaces(places: readonly BackupPlaceFolder[]): void;
  /** Resolves when everything that waits is kept, or has failed and is shown in status. */
  drain(): Promise<void>;
  /** Stops; what waits is caught up with by the next keeper. */
  close(): Promise<void>;
};

export type KeeperOptions = {
  /** Milliseconds of rest after a change before the document is copied, and the longest time that changes hold it off. */
  readonly quiet?: number;
  readonly longest?: number;
  /** Milliseconds until the first new attempt at a place that failed. */
  readonly retry?: number;
  /** Milliseconds without work after every few copies. */
  readonly rest?: number;
  /** False: only what changes from here on is copied, nothing that is behind. */
  readonly stock?: boolean;
  readonly disk?: Disk;
  readonly now?: () => Date;
  readonly onBug?: (error: unknown) => void;
};

/** More documents than this falling due at once are a mass import: they wait for what a person edits. */
const few = 50;

const announceAfter = 300;

export function startKeeper(
  library: Library,
  places: readonly BackupPlaceFolder[],
  options: KeeperOptions = {},
): Keeper {
  const { quiet = 2000, longest = 10_000, retry = 5000, rest = 25, stock = true, disk = realDisk } = options;
  const { now = () => new Date(), onBug = throwLater } = options;
  const listeners = new Set<() => void>();
  const backups = new Map<string, { place: BackupPlaceFolder; worker: CopyWorker }>();
  let closed = false;
  let announcing: NodeJS.Timeout | null = null;

  const changed = (): void => {
    if (closed) return;
    announcing ??= setTimeout(() => {
      announcing = null;
      for (const listener of listeners) listener();
    }, announceAfter);
  };
  const copying: CopyOptions = { retry, rest, stock, disk, now, changed, onBug };
  const history = library.readOnly === null ? historyWorker(library, copying) : null;
  const workers = (): CopyWorker[] => [
    ...(history === null ? [] : [history]),
    ...[...backups.values()].map(({ worker }) => worker),
  ];

  const settling = new Settling({ quiet, longest }, (names) => {
    for (const worker of workers()) worker.add(names, names.length > few ? 'later' : 'soon');
    changed();
  });
  const hear = (name: DocumentName): void => {
    settling.hear(name);
    changed();
  };
  const ways = [library.onChange((kind, id) => hear({ kind, id })), library.onIncident(changed)];

  const keeper: Keeper = {
    async status() {
      const all = [...backups.values()];
      return {
        places: all.map(({ place, worker }) => ({
          place: place.place,
          name: placeName(place),
          problem: worker.problem,
          lastAt: worker.place.lastAt,
          documents: worker.place.documents,
          bytes: worker.place.bytes,
        })),
        pending: countTogether([settling, ...all.map(({ worker }) => worker)]),
        held: isDamaged(library)
          ? 'Damage was found in this library: no old copy is given up until you have looked at it.'
          : null,
      };
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    setPlaces(wanted) {
      const before = new Map(backups);
      backups.clear();
      for (const place of wanted) {
        const key = `${place.place}:${place.path}`;
        backups.set(key, before.get(key) ?? { place, worker: backupWorker(library, place, copying) });
        before.delete(key);
      }
      for (const { worker } of before.values()) void worker.close();
      for (const { worker } of backups.values()) worker.start();
      changed();
    },
    async drain() {
      settling.flush();
      await Promise.all(workers().map((worker) => worker.drain()));
    },
    async close() {
      closed = true;
      for (const way of ways) way();
      settling.close();
      if (announcing !== null) clearTimeout(announcing);
      await Promise.all(workers().map((worker) => worker.close()));
    },
  };
  history?.start();
  keeper.setPlaces(places);
  return keeper;
}

type Waiting = Pick<Settling, 'size' | 'has' | 'keys'>;

/** How many wait in any of them. Only the smaller ones are gone through: status is asked for often. */
function countTogether(groups: readonly Waiting[]): number {
  const bySize = [...groups].sort((one, other) => other.size - one.size);
  return bySize.reduce((count, group, index) => {
    const larger = bySize.slice(0, index);
    if (index === 0 || group.size === 0) return count + group.size;
    let more = 0;
    for (const key of group.keys()) if (!larger.some((each) => each.has(key))) more++;
    return count + more;
  }, 0);
}

// A bug must not pass for a place that is out of reach.
function throwLater(error: unknown): void {
  queueMicrotask(() => {
    throw error;
  });
}

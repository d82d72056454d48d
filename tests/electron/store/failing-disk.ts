import { type Disk, realDisk } from '../../../electron/store/disk/disk.ts';

export type DiskCall = keyof Disk;

export const diskCalls = Object.keys(realDisk) as DiskCall[];

/** The real disk, asked before each call whether that one is to fail, and with which errno. */
export function diskThat(fails: (call: DiskCall) => string | null): Disk {
  const check = (call: DiskCall): void => {
    const errno = fails(call);
    if (errno !== null) throw Object.assign(new Error(`${call}: ${errno}`), { code: errno });
  };
  return {
    open: (...args) => {
      check('open');
      return realDisk.open(...args);
    },
    write: async (...args) => {
      check('write');
      return realDisk.write(...args);
    },
    append: async (...args) => {
      check('append');
      return realDisk.append(...args);
    },
    flush: async (...args) => {
      check('flush');
      return realDisk.flush(...args);
    },
    stat: (...args) => {
      check('stat');
      return realDisk.stat(...args);
    },
    close: (...args) => {
      check('close');
      realDisk.close(...args);
    },
    rename: (...args) => {
      check('rename');
      realDisk.rename(...args);
    },
    unlink: (...args) => {
      check('unlink');
      realDisk.unlink(...args);
    },
    makeFolder: (...args) => {
      check('makeFolder');
      realDisk.makeFolder(...args);
    },
  };
}

/** A disk whose `nth` call of this name, from now on, fails once. */
export function diskFailingOnce(call: DiskCall, errno: string, nth = 1): Disk {
  let left = nth;
  return diskThat((each) => (each === call && --left === 0 ? errno : null));
}

/** A disk that can be broken, so that every call of that name fails, and mended. */
export function breakableDisk(): { disk: Disk; broken: Map<DiskCall, string> } {
  const broken = new Map<DiskCall, string>();
  return { disk: diskThat((call) => broken.get(call) ?? null), broken };
}

/** A disk that does `calls` calls and then nothing ever again, as when the process is killed there. */
export function diskDyingAfter(calls: number): { disk: Disk; died: () => boolean } {
  let left = calls;
  return { disk: diskThat(() => (left-- > 0 ? null : 'EIO')), died: () => left < 0 };
}

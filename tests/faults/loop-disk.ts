import { execFile, execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);
const mounted = new Set<string>();

/** An ext4 file system in a file, from which the power can be cut. Needs root and loop devices. */
export type LoopDisk = {
  /** Where its files are. */
  readonly root: string;
  /**
   * From now on nothing more reaches the device, not even what the journal holds and no flush has asked for: what a
   * power cut leaves. Every later call on it fails.
   */
  cut(): void;
  /** Takes it off and puts it on again, which replays the file system's journal. */
  remount(): Promise<void>;
  remove(): Promise<void>;
  /** Lets the file system find an error in itself; with the option `errors=remount-ro` it is read-only from then on. */
  breakDown(): Promise<void>;
};

/** `options` are mount's own. Rejects when this machine can't. */
export async function makeLoopDisk(folder: string, name: string, options: string): Promise<LoopDisk> {
  const image = join(folder, `${name}.img`);
  const root = join(folder, name);
  mkdirSync(root);
  writeFileSync(image, '', { mode: 0o600 });
  truncateSync(image, 64 * 2 ** 20);
  await run('mkfs.ext4', ['-q', '-F', '-m', '0', image]);
  const mount = async (): Promise<void> => {
    await run('mount', ['-t', 'ext4', '-o', `loop,${options}`, image, root]);
    mounted.add(root);
  };
  await mount();
  return {
    root,
    cut: () => shutDown(root),
    remount: async () => {
      await unmount(root);
      await mount();
    },
    breakDown: async () => {
      const { stdout } = await run('findmnt', ['-no', 'SOURCE', root]);
      await writeFile(`/sys/fs/ext4/${basename(stdout.trim())}/trigger_fs_error`, '1');
    },
    remove: async () => {
      await unmount(root);
      rmSync(image, { force: true });
      rmSync(root, { recursive: true, force: true });
    },
  };
}

/** Puts any file system at a new folder; it goes when we end. */
export async function mountAt(root: string, args: readonly string[]): Promise<() => Promise<void>> {
  mkdirSync(root, { recursive: true });
  await run('mount', [...args, root]);
  mounted.add(root);
  return () => unmount(root);
}

// EXT4_IOC_SHUTDOWN, _IOR('X', 125, __u32), with EXT4_GOING_FLAGS_NOLOGFLUSH; Perl because every Debian has it.
const shutDownProgram =
  'open(my $d, "<", $ARGV[0]) or die $!; my $f = pack("L", 2); ioctl($d, 0x8004587d, $f) or die $!';

function shutDown(root: string): void {
  execFileSync('perl', ['-e', shutDownProgram, root]);
}

/** A process that was just killed may hold it for a moment. */
async function unmount(root: string): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      await run('umount', [root]);
      mounted.delete(root);
      return;
    } catch (error) {
      if (tries === 50) throw error;
      await setTimeout(20);
    }
  }
}

/** Takes off at once whatever is still on, for a process that ends. */
export function unmountAll(): void {
  for (const root of mounted) {
    try {
      execFileSync('umount', ['-l', root], { stdio: 'ignore' });
    } catch {
      // It was taken off already.
    }
  }
  mounted.clear();
}

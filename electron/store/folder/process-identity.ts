import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/**
 * Names one run of one process: `started` tells it from a later process that was given the same number. `space` (Linux)
 * is where that number counts: containers on one machine number their processes apart.
 */
export type ProcessIdentity = {
  readonly pid: number;
  readonly host: string;
  readonly started: string | null;
  readonly space?: string | null | undefined;
};

export function thisProcess(): ProcessIdentity {
  return { pid: process.pid, host: hostname(), started: startOf(process.pid), space: processSpace() };
}

/** Whether it is, or was, a process of this machine. A laptop's name changes with its network; the boot's id stays. */
export function isHere({ host, started, space }: ProcessIdentity): boolean {
  if (host === hostname()) return true;
  const boot = bootOf(startOf(process.pid));
  return boot !== null && boot === bootOf(started) && typeof space === 'string' && space === processSpace();
}

/** Whether it still runs. Of another machine nothing can be known, so it counts as running. */
export function isRunning(identity: ProcessIdentity): boolean {
  if (!isHere(identity)) return true;
  try {
    process.kill(identity.pid, 0);
  } catch (error) {
    // EPERM: there is such a process, of another user.
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false;
  }
  const started = startOf(identity.pid);
  return identity.started === null || started === null || identity.started === started;
}

// Linux only: the boot's id and the process's start in clock ticks since boot, field 22 of proc_pid_stat(5).
function startOf(pid: number): string | null {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const afterName = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return `${boot}:${afterName[19]}`;
  } catch {
    return null;
  }
}

function bootOf(started: string | null): string | null {
  return started?.split(':')[0] ?? null;
}

function processSpace(): string | null {
  try {
    return readlinkSync('/proc/self/ns/pid');
  } catch {
    return null;
  }
}

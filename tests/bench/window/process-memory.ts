import { readdirSync, readFileSync } from 'node:fs';

export type ProcessMemory = {
  /** What Chromium calls it: browser for the main process, renderer, gpu-process, zygote, utility with its service. */
  readonly name: string;
  /** MB of its own, and its share of what it shares with others (Pss of smaps_rollup). */
  readonly megabytes: number;
};

/** The memory of a process and all below it. Linux only; a process that ends meanwhile is left out. */
export function memoryOf(pid: number): ProcessMemory[] {
  const children = childrenByParent();
  const found: ProcessMemory[] = [];
  const waiting = [pid];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    waiting.push(...(children.get(next) ?? []));
    try {
      found.push({ name: nameOf(next), megabytes: pssOf(next) });
    } catch {}
  }
  return found;
}

function pssOf(pid: number): number {
  const kilobytes = /^Pss:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1];
  return Number(kilobytes) / 1024;
}

function nameOf(pid: number): string {
  // The app names utility processes by what they are for.
  const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  const type = /--type=(\S+)/.exec(words)?.[1] ?? 'browser';
  const service = /--utility-sub-type=(\S+)/.exec(words)?.[1];
  return service === undefined ? type : `${type} ${service.replace(/^.*\./, '')}`;
}

function childrenByParent(): Map<number, number[]> {
  const children = new Map<number, number[]>();
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    try {
      // The name of the program, in brackets, may hold anything; the parent is the second field after it.
      const fields = readFileSync(`/proc/${name}/stat`, 'utf8')
        .replace(/^.*\) /s, '')
        .split(' ');
      const parent = Number(fields[1]);
      children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
    } catch {}
  }
  return children;
}

import { readdirSync, readFileSync } from 'node:fs';

export type Usage = {
  /** The most memory that the process had so far, in MB. */
  readonly peak: number;
  /** Processor time that it took so far, in milliseconds. */
  readonly processor: number;
};

/** Linux counts processor time for programs in hundredths of a second, whatever its own clock. */
const tick = 10;

/** What the parser's process took; null where the system doesn't say (it says so on Linux), or there is none. */
export function usageOfParser(): Usage | null {
  for (const id of processIds()) {
    const status = readOrEmpty(`/proc/${id}/status`);
    if (/^PPid:\s+(\d+)$/m.exec(status)?.[1] !== String(process.pid)) continue;
    if (!readOrEmpty(`/proc/${id}/cmdline`).includes('parser-process')) continue;
    const peak = /^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1];
    // The name of the program, in parentheses, may hold blanks; user and system time are fields 14 and 15.
    const fields = readOrEmpty(`/proc/${id}/stat`)
      .replace(/^.*\) /s, '')
      .split(' ');
    if (peak !== undefined) {
      return { peak: Number(peak) / 1024, processor: (Number(fields[11]) + Number(fields[12])) * tick };
    }
  }
  return null;
}

function processIds(): string[] {
  try {
    return readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  } catch {
    return [];
  }
}

/** Processes end while they are looked at. */
function readOrEmpty(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

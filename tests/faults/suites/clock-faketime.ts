import { spawnSync } from 'node:child_process';
import { renameSync, rmSync, writeFileSync } from 'node:fs';

/** Milliseconds by which a clock is wrong. */
export type Offset = number;

const day = 86_400_000;
export const tenYears: Offset = 3652 * day;
export const twoDays: Offset = 2 * day;

/** The library that fakes a program's clock, or null where faketime is missing. */
export function findFaketime(): string | null {
  const { stdout } = spawnSync('faketime', ['-f', '+0', 'printenv', 'LD_PRELOAD'], { encoding: 'utf8' });
  const path = stdout?.trim();
  return path ? path : null;
}

/** Sets the clock that programs with `clockEnvironment` of this file go by, at once, running ones too. */
export function setClock(file: string, offset: Offset): void {
  const seconds = Math.round(offset / 1000);
  writeFileSync(`${file}.next`, `${seconds < 0 ? '' : '+'}${seconds}\n`);
  renameSync(`${file}.next`, file);
}

/**
 * The environment of a program that takes the time from the file. Timers go on evenly, as they do when a real clock
 * is set. `fakeStat`: files' times are shifted as well, as if all of them had been written by the same clock.
 */
export function clockEnvironment(faketime: string, file: string, fakeStat: boolean): Record<string, string> {
  return {
    LD_PRELOAD: faketime,
    FAKETIME_TIMESTAMP_FILE: file,
    FAKETIME_NO_CACHE: '1',
    FAKETIME_DONT_FAKE_MONOTONIC: '1',
    DONT_FAKE_MONOTONIC: '1',
    ...(fakeStat ? {} : { NO_FAKE_STAT: '1' }),
  };
}

/** Removes what faketime shares in memory and a killed program leaves there. */
export function tidyAfter(pid: number | undefined): void {
  for (const name of [`faketime_shm_${pid}`, `sem.faketime_sem_${pid}`]) rmSync(`/dev/shm/${name}`, { force: true });
}

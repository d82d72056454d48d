import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { bugText } from './bug-text.ts';

export type Log = {
  /** `where` names the act in which it happened, in our own words. */
  bug(where: string, error: unknown): void;
};

const largest = 1024 * 1024;

/**
 * A log of bugs in `folder` and on stderr. Two files of at most 1 MB: the current and the one before.
 * Written at once, so that the last words before a crash are there; a log that cannot be written is no failure.
 */
export function openLog(folder: string): Log {
  const path = join(folder, 'main.log');
  process.stderr.on('error', () => undefined);
  return {
    bug(where, error) {
      const text = `${new Date().toISOString()} ${where}\n${bugText(error)}\n`;
      process.stderr.write(text);
      try {
        mkdirSync(folder, { recursive: true, mode: 0o700 });
        if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > largest) renameSync(path, `${path}.old`);
        appendFileSync(path, text, { mode: 0o600 });
      } catch {
        process.stderr.write('The log could not be written.\n');
      }
    },
  };
}

import { AppError } from '../../core/errors.ts';
import { manifestName } from './manifest.ts';

/**
 * Refuses paths that could leave the export's folder, that not every system can hold, or that name one file
 * twice without regard to case. Paths are relative and use '/'.
 */
export function checkPaths(paths: readonly string[]): void {
  const seen = new Set([manifestName.toLowerCase()]);
  for (const path of paths) {
    const folded = path.normalize('NFC').toLowerCase();
    if (!isSafePath(path) || seen.has(folded)) {
      throw new AppError('bad-request', 'Not exported: two files would have one name, or a name can’t be used.');
    }
    seen.add(folded);
  }
}

/** Whether the path is relative, stays in its folder and has only names that every system can hold. */
export function isSafePath(path: string): boolean {
  return path.split('/').every(isName);
}

function isName(name: string): boolean {
  return /^[^\p{Cc}\\/:*?"<>|]+$/u.test(name) && !/^\.|[. ]$/.test(name);
}

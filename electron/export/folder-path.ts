import { AppError } from '../../core/errors.ts';
import { manifestName } from './manifest.ts';

/** The paths of one export. Paths are relative and use '/'. */
export class TakenPaths {
  readonly #paths = new Set<string>();
  readonly #folded = new Set([foldPath(manifestName)]);

  has(path: string): boolean {
    return this.#paths.has(path);
  }

  /**
   * @throws AppError bad-request for a path that could leave the export's folder, that not every system can hold, or
   * that names a file once more without regard to case
   */
  take(path: string): void {
    const folded = foldPath(path);
    if (!isSafePath(path) || this.#folded.has(folded)) {
      throw new AppError('bad-request', 'Not exported: two files would have one name, or a name can’t be used.');
    }
    this.#folded.add(folded);
    this.#paths.add(path);
  }
}

/** The same for paths that some systems take for one. */
export function foldPath(path: string): string {
  return path.normalize('NFC').toLowerCase();
}

/** Whether the path is relative, stays in its folder and has only names that every system can hold. */
export function isSafePath(path: string): boolean {
  return path.split('/').every(isName);
}

function isName(name: string): boolean {
  return /^[^\p{Cc}\\/:*?"<>|]+$/u.test(name) && !/^\.|[. ]$/.test(name);
}

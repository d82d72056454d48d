import { AppError, type ErrorCode, type ErrorDetails } from '../../../core/errors.ts';

/** The `errno` code of a failed system call (`ENOENT` …), or null when it isn't one. */
export function errnoOf(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error)) return null;
  return typeof error.code === 'string' ? error.code : null;
}

const outcome = { save: 'Not saved', read: 'Not read' };
const verbs = { save: 'write in', read: 'read in' };

/**
 * Turns a failed system call into an AppError whose message names neither path nor content. What is not a
 * failed system call comes back unchanged: it is an AppError already, or a bug.
 */
export function diskError(error: unknown, act: 'save' | 'read', facts: ErrorDetails = {}): unknown {
  const errno = errnoOf(error);
  if (errno === null || error instanceof AppError) return error;
  const { code, words } = faultOf(errno, act);
  return new AppError(code, `${outcome[act]}: ${words}.`, { ...facts, errno }, error);
}

function faultOf(errno: string, act: 'save' | 'read'): { code: ErrorCode; words: string } {
  switch (errno) {
    case 'ENOSPC':
      return { code: 'disk-full', words: 'the disk is full' };
    case 'EDQUOT':
      return { code: 'disk-full', words: 'your share of the disk is used up' };
    case 'EROFS':
      return { code: 'permission-denied', words: 'the disk is read-only' };
    case 'EACCES':
    case 'EPERM':
      return { code: 'permission-denied', words: `there is no permission to ${verbs[act]} the folder` };
    case 'EMFILE':
    case 'ENFILE':
      return { code: 'io-error', words: 'too many files are open' };
    case 'ENOENT':
    case 'ENOTDIR':
    case 'ENODEV':
    case 'ESTALE':
      return { code: 'io-error', words: 'the folder is gone' };
    default:
      return { code: 'io-error', words: `the disk reported an error (${errno})` };
  }
}

import { AppError, type ErrorDetails } from '../../core/errors.ts';

/** The `errno` code of a failed system call (`ENOENT` …), or null when it isn't one. */
export function errnoOf(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error)) return null;
  return typeof error.code === 'string' ? error.code : null;
}

const outcome = { save: 'Not saved', read: 'Not read' };

/**
 * Turns a failed system call into an AppError whose message names neither path nor content. What is not a
 * failed system call comes back unchanged: it is an AppError already, or a bug.
 */
export function diskError(error: unknown, act: 'save' | 'read', facts: ErrorDetails = {}): unknown {
  const errno = errnoOf(error);
  if (errno === null || error instanceof AppError) return error;
  const details = { ...facts, errno };
  switch (errno) {
    case 'ENOSPC':
    case 'EDQUOT':
      return new AppError('disk-full', `${outcome[act]}: the disk is full.`, details, error);
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new AppError('permission-denied', `${outcome[act]}: the system does not allow it.`, details, error);
    default:
      return new AppError('io-error', `${outcome[act]}: the disk reported an error (${errno}).`, details, error);
  }
}

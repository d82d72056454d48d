import { AppError } from '../../core/errors.ts';

/** Turns a failed read into a sentence that names the file, never its folder. What is no failed read is unchanged. */
export function fileError(error: unknown, name: string): unknown {
  if (error instanceof AppError || !(error instanceof Error) || !('code' in error)) return error;
  const { code } = error;
  if (typeof code !== 'string' || !('syscall' in error)) return error;
  const details = { errno: code };
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return new AppError(
        'not-found',
        `“${name}” is not there, or is a link to something that is not.`,
        details,
        error,
      );
    case 'ELOOP':
      return new AppError('not-found', `“${name}” is a link that leads back to itself.`, details, error);
    case 'EACCES':
    case 'EPERM':
      return new AppError('permission-denied', `“${name}” could not be read: permission denied.`, details, error);
    default:
      return new AppError('io-error', `“${name}” could not be read (${code}).`, details, error);
  }
}

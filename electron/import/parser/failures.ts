import { AppError } from '../../../core/errors.ts';
import type { ParserLimits } from './limits.ts';
import type { BreakOff, Report } from './messages.ts';

export type Ending = BreakOff | 'timed-out';

/** Why a file at which the process was ended or ended itself could not be read. */
export function endingError(ending: Ending, name: string, limits: ParserLimits): AppError {
  switch (ending) {
    case 'timed-out': {
      const seconds = Math.round(limits.wallClock / 1000);
      return new AppError('timed-out', `“${name}” could not be read within ${seconds} seconds.`);
    }
    case 'too-much-memory': {
      const message = `“${name}” could not be read: it takes more memory than the ${limits.resident} MB that a file is given.`;
      return new AppError('too-much-memory', message);
    }
    case 'broke-off':
      return new AppError('malformed', `“${name}” could not be read: it broke off the program that reads files.`);
  }
}

/** What the parser found wrong with a file; a fault of its own is no AppError. */
export function reportedError({ code, message }: Extract<Report, { type: 'failed' }>): Error {
  return code === 'internal' ? new Error(`The parser failed. ${message}`) : new AppError(code, message);
}

export function cancelledError(name: string): AppError {
  return new AppError('cancelled', `“${name}” was not read: it was cancelled.`);
}

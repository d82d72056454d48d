/** Every way an act can fail that its caller can expect. A bug is `internal`. */
export const errorCodes = [
  'bad-request',
  'not-found',
  'quote-not-found',
  'quote-ambiguous',
  'empty-file',
  'binary-file',
  'unknown-encoding',
  'too-large',
  'unsupported-type',
  'mislabelled',
  'malformed',
  'encrypted',
  'macros',
  'too-complex',
  'timed-out',
  'too-much-memory',
  'address-refused',
  'network-error',
  'cancelled',
  'duplicate',
  'library-locked',
  'library-read-only',
  'newer-schema',
  'damaged',
  'disk-full',
  'permission-denied',
  'io-error',
  'export-conflict',
  'not-yet',
  'internal',
] as const;

export type ErrorCode = (typeof errorCodes)[number];

/** Facts about an error that are safe to show and log: never a path, never document text. */
export type ErrorDetails = Readonly<Record<string, string | number | boolean | null>>;

/** An expected failure. `message` is a sentence for the user: what could not be done and why. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly details: ErrorDetails;

  constructor(code: ErrorCode, message: string, details: ErrorDetails = {}, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'AppError';
    this.code = code;
    this.details = details;
  }
}

/** Ends a switch over a closed union: adding a member without a case fails to compile. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected value: ${JSON.stringify(value)}`);
}

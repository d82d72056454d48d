import { AppError } from '../../../core/errors.ts';

const reasons: Readonly<Record<string, string>> = {
  ENOTFOUND: 'there is no host of that name, or this computer is offline',
  EAI_AGAIN: 'its name could not be looked up; this computer may be offline',
  ENODATA: 'there is no host of that name',
  ECONNREFUSED: 'it takes no connections',
  ECONNRESET: 'it broke off the connection',
  EPIPE: 'it broke off the connection',
  ETIMEDOUT: 'it did not answer in time',
  EHOSTUNREACH: 'it can’t be reached from this network',
  ENETUNREACH: 'it can’t be reached: there is no way to its network',
  HPE_HEADER_OVERFLOW: 'its answer has more headers than are taken',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another name, so who answers is not sure',
  CERT_HAS_EXPIRED: 'its certificate has expired',
  CERT_NOT_YET_VALID: 'its certificate is not valid yet',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is signed by no one but itself, so who answers is not sure',
  SELF_SIGNED_CERT_IN_CHAIN: 'its certificate is signed by no one known here, so who answers is not sure',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its certificate is signed by no one known here, so who answers is not sure',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'its certificate is signed by no one known here, so who answers is not sure',
};

/**
 * Turns what a failed connection throws into a sentence that names the host; errors that are already ours pass.
 * What is no failure of the network or of TLS is a bug and passes as well.
 */
export function webError(error: unknown, host: string): unknown {
  if (error instanceof AppError || !(error instanceof Error)) return error;
  const code = codeOf(error);
  if (code === null) return error;
  return networkError(host, reasonFor(code), { errno: code }, error);
}

export function networkError(
  host: string,
  reason: string,
  details: Readonly<Record<string, string>> = {},
  cause?: unknown,
): AppError {
  return new AppError('network-error', `Nothing was fetched from ${host}: ${reason}.`, details, cause);
}

function reasonFor(code: string): string {
  const known = reasons[code];
  if (known !== undefined) return known;
  if (code.startsWith('HPE_')) return 'its answer is not HTTP';
  if (/SSL|TLS|CERT|^EPROTO$/.test(code)) return `no safe connection to it could be made (${code})`;
  return `the connection failed (${code})`;
}

// Where several addresses were tried, the first failure stands for all.
function codeOf(error: Error): string | null {
  if ('code' in error && typeof error.code === 'string') return error.code;
  if (error instanceof AggregateError) {
    const [first] = error.errors;
    return first instanceof Error ? codeOf(first) : null;
  }
  return null;
}

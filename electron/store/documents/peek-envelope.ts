/** What the head of a document's file claims, without trust. */
export type Claims = {
  /** 0 when it tells none. */
  readonly revision: number;
  readonly hash: string | null;
};

/** Reads the claims of a file that may be damaged or too new to be read as a whole. */
export function peekEnvelope(bytes: Uint8Array): Claims {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 500));
  const revision = /"revision":([1-9]\d{0,11}),/.exec(head)?.[1];
  const hash = /"sha256":"([0-9a-f]{64})"/.exec(head)?.[1];
  return { revision: revision === undefined ? 0 : Number(revision), hash: hash ?? null };
}

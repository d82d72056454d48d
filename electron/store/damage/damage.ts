/** What can be wrong with a document's file; the word is part of its name in `set-aside/`. */
export const damageReasons = {
  encoding: 'its bytes are not UTF-8',
  json: 'it is not whole JSON',
  envelope: 'its envelope does not belong to it',
  hash: 'its content does not match its checksum',
  schema: 'its content is not a valid document',
  folder: 'a folder stands in place of its file',
  gone: 'its file is gone',
  older: 'an older version was put in its place',
} as const;

export type DamageReason = keyof typeof damageReasons;

export function isDamageReason(word: string): word is DamageReason {
  return Object.hasOwn(damageReasons, word);
}

/** A document's file that cannot be trusted. Thrown where it is read; whoever holds the library sets it aside. */
export class DamagedFile extends Error {
  readonly reason: DamageReason;

  constructor(reason: DamageReason) {
    super(`A document's file is damaged: ${damageReasons[reason]}.`);
    this.name = 'DamagedFile';
    this.reason = reason;
  }
}

/** A document's file that a newer version of the app wrote: sound, but not to be read or written by this one. */
export class NewerFile extends Error {
  constructor() {
    super('A newer version of Briefing Notes saved this document.');
    this.name = 'NewerFile';
  }
}

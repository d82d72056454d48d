/** What can be wrong with a document's file, for people; the word is part of its name in `set-aside/`. */
export const damageReasons = {
  encoding: 'its file is garbled',
  json: 'its file is cut short or garbled',
  envelope: 'its file belongs to another document',
  hash: 'its file was altered',
  schema: 'its file does not hold a whole document',
  folder: 'a folder stands in place of its file',
  unreadable: 'the disk cannot read its file',
  gone: 'its file is gone',
  older: 'an older version was put in its place',
} as const;

export type DamageReason = keyof typeof damageReasons;

export function isDamageReason(word: string): word is DamageReason {
  return Object.hasOwn(damageReasons, word);
}

/** What a failed attempt to read a file says about the file itself; null where only the attempt failed. */
export function damageOf(errno: string): DamageReason | null {
  if (errno === 'EISDIR') return 'folder';
  // A bad sector; links that lead to each other.
  return errno === 'EIO' || errno === 'ELOOP' ? 'unreadable' : null;
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

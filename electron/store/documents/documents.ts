/** Documents of one kind, each in its own file. What `get`, `create` and `replace` give is frozen. */
export type Documents<T extends { id: string }> = {
  /**
   * Null when there is none. A damaged file is set aside and its newest sound copy put back. Throws AppError damaged
   * when there is no such copy, newer-schema when a newer version of the app saved it.
   */
  get(id: string): Promise<T | null>;
  /** Counts acknowledged saves, and never goes back; 0 when there is none. */
  revision(id: string): Promise<number>;
  /** Throws AppError bad-request when the id is taken, be it by a document in the bin or set aside. */
  create(document: T): Promise<T>;
  /**
   * Saves what the pure function `next` makes of the current document; calls for one document queue. Resolves
   * once it is on the device; on failure the old value stays, in memory and on disk. Throws AppError not-found
   * when there is none, bad-request when the result doesn't fit the schema. `base` is the revision from which the
   * caller made what it saves: see `Replaced.theirs`.
   */
  replace(id: string, next: (current: T) => T, options?: { readonly base?: number }): Promise<Replaced<T>>;
  /** Moves the document's file into the bin. Throws AppError not-found. */
  remove(id: string): Promise<void>;
  /** Puts a removed document back. Throws AppError not-found when it isn't in the bin. */
  restore(id: string): Promise<void>;
};

export type Replaced<T> = {
  readonly document: T;
  readonly revision: number;
  /** When this undid something that another program had written: the key of its version, kept in the history. */
  readonly theirs: string | null;
};

/** Documents of one kind, each in its own file. What `get`, `create` and `replace` give is frozen. */
export type Documents<T extends { id: string }> = {
  /** Null when there is none. Throws AppError damaged when its file was set aside, newer-schema when it is too new. */
  get(id: string): Promise<T | null>;
  /** Acknowledged saves so far; 0 when there is none. */
  revision(id: string): Promise<number>;
  /** Throws AppError bad-request when the id is taken, be it by a document in the bin or set aside. */
  create(document: T): Promise<T>;
  /**
   * Saves what the pure function `next` makes of the current document; calls for one document queue. Resolves
   * once it is on the device; on failure the old value stays, in memory and on disk. Throws AppError not-found
   * when there is none, bad-request when the result doesn't fit the schema.
   */
  replace(id: string, next: (current: T) => T): Promise<{ document: T; revision: number }>;
  /** Moves the document's file into the bin. Throws AppError not-found. */
  remove(id: string): Promise<void>;
  /** Puts a removed document back. Throws AppError not-found when it isn't in the bin. */
  restore(id: string): Promise<void>;
};

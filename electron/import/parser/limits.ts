/** What one file may take of the machine. */
export type ParserLimits = {
  /** Of the heap of the thread that parses, in MB. */
  readonly heap: number;
  /** Of the whole process in memory, in MB: what lies outside the heap, such as buffers, counts as well. */
  readonly resident: number;
  /** Milliseconds from the file's turn to its answer. */
  readonly wallClock: number;
  /** Milliseconds after which a process that has nothing to do is ended. */
  readonly idle: number;
};

export const parserLimits: ParserLimits = { heap: 768, resident: 1024, wallClock: 60_000, idle: 20_000 };

/** Milliseconds between two looks at the memory of the process. */
export const memoryPause = 50;

/** Files sent to the process at a time: the next one is there already when one is done. */
export const filesUnderWay = 2;

import type { ParsedSource, SourceJob } from '../source-job.ts';
import type { ParserLimits } from './limits.ts';

export type Parser = {
  /**
   * Makes a source of bytes.
   * @throws AppError saying what is wrong with them; timed-out or too-much-memory; cancelled when `signal` aborts
   */
  parse(job: SourceJob, options?: { readonly signal?: AbortSignal | undefined }): Promise<ParsedSource>;
  /** Gives up what is under way. Resolves when nothing of it runs any more. */
  close(): Promise<void>;
};

/** A running process whose program is `parser-process.ts`. */
export type ParserProcess = {
  send(message: unknown): void;
  kill(): void;
};

export type ProcessEvents = {
  readonly onMessage: (message: unknown) => void;
  /** Told once, also when it could not be started. `forMemory`: the way it ended is that of want of memory. */
  readonly onEnd: (forMemory: boolean) => void;
};

/** Starts a process. It ends with this one, and does not keep this one alive. */
export type SpawnParser = (limits: ParserLimits, events: ProcessEvents) => ParserProcess;

import { cancelledError } from './failures.ts';
import type { Parser } from './parser.ts';

/** Parses in this process, without limits: for unit tests of acts, and where no program is beside the code. */
export const parseHere: Parser = {
  async parse(job, { signal } = {}) {
    if (signal?.aborted === true) throw cancelledError(job.name);
    // Only now: the parsers are large, and whoever has them apart must not load them.
    const { parseSource } = await import('../parse-source.ts');
    return await parseSource(job);
  },
  close: async () => undefined,
};

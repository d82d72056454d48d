import { parentPort } from 'node:worker_threads';
import { AppError } from '../../../core/errors.ts';
import type { ParsedSource, SourceJob } from '../source-job.ts';
import type { Order, Report } from './messages.ts';

type Parse = (job: SourceJob) => Promise<ParsedSource>;

/** Answers the orders that this thread is sent, one after another. */
export function serveJobs(parse: Parse): void {
  let turn = Promise.resolve();
  parentPort?.on('message', (order: Order) => {
    turn = turn.then(async () => parentPort?.postMessage(await answer(order, parse)));
  });
}

async function answer({ id, job }: Order, parse: Parse): Promise<Report> {
  try {
    return { type: 'parsed', id, source: await parse(job) };
  } catch (error) {
    return { type: 'failed', id, ...described(error, job.name) };
  }
}

/** What V8 says of text, arrays and buffers that can't be had. */
const wantOfMemory = /^(?:Invalid (?:string|array|typed array|array buffer) length|Array buffer allocation failed)/;

function described(error: unknown, name: string): { code: AppError['code']; message: string } {
  if (error instanceof AppError) return { code: error.code, message: error.message };
  if (error instanceof RangeError && /call stack/.test(error.message)) {
    return { code: 'too-complex', message: `“${name}” could not be read: it is nested too deep.` };
  }
  if (error instanceof RangeError && wantOfMemory.test(error.message)) {
    return { code: 'too-much-memory', message: `“${name}” could not be read: it takes too much memory.` };
  }
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { code: 'internal', message: message.slice(0, 10_000) };
}

import { Worker } from 'node:worker_threads';
import { memoryPause, type ParserLimits } from './limits.ts';
import type { BreakOff, Report } from './messages.ts';
import { openPort } from './parent-port.ts';

// The program of the process in which files are parsed. Its main thread only looks on, so that it sees to the memory
// and hears of its parent's end whatever the thread that parses does.

const [threadAddress = '', limits = ''] = process.argv.slice(2);
const { heap, resident }: ParserLimits = JSON.parse(limits);
const port = openPort<Report>((order) => thread.postMessage(order));
const thread = new Worker(new URL(threadAddress), { resourceLimits: { maxOldGenerationSizeMb: heap }, env: {} });
let isBroken = false;

thread.on('message', (report: Report) => port.send(report));
thread.on('messageerror', () => breakOff('broke-off'));
thread.on('error', (error: NodeJS.ErrnoException) => {
  breakOff(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'too-much-memory' : 'broke-off');
});
thread.on('exit', () => breakOff('broke-off'));
setInterval(() => {
  if (process.memoryUsage.rss() > resident * 1024 * 1024) breakOff('too-much-memory');
}, memoryPause);

/** Stops the thread and says why. The parent ends this process when it hears it; it ends itself otherwise. */
function breakOff(why: BreakOff): void {
  if (isBroken) return;
  isBroken = true;
  void thread.terminate();
  port.send({ type: 'broken', why });
  setTimeout(() => process.exit(1), 1000);
}

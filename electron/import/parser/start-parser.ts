import * as v from 'valibot';
import type { ParsedSource, SourceJob } from '../source-job.ts';
import { cancelledError, type Ending, endingError, reportedError } from './failures.ts';
import { filesUnderWay, type ParserLimits, parserLimits } from './limits.ts';
import { type Order, ReportSchema } from './messages.ts';
import type { Parser, ParserProcess, SpawnParser } from './parser.ts';

/**
 * Parses in a process of its own, started with the first file and ended when it has long had nothing to do. A file
 * that takes too much or ends the process fails; those after it have a new process.
 */
export function startParser(spawn: SpawnParser, limits: Partial<ParserLimits> = {}): Parser {
  const host = new ParserHost(spawn, { ...parserLimits, ...limits });
  return { parse: (job, { signal } = {}) => host.parse(job, signal), close: () => host.close() };
}

type Task = Order & {
  /** It is tried anew: what ended the process may have been left by the file before. */
  again: boolean;
  /** Answered, or nobody waits for it any more. */
  isSettled: boolean;
  settle(outcome: ParsedSource | Error): void;
};

type Running = { process: ParserProcess | null; answered: number };

class ParserHost {
  readonly #spawn: SpawnParser;
  readonly #limits: ParserLimits;
  #waiting: Task[] = [];
  /** Those that the process has, oldest first: it is at that one. */
  #sent: Task[] = [];
  #running: Running | null = null;
  /** Every process that has not ended, with who waits for that. */
  readonly #alive = new Map<Running, (() => void)[]>();
  #timer: NodeJS.Timeout | undefined;
  #nextId = 0;
  #isClosed = false;

  constructor(spawn: SpawnParser, limits: ParserLimits) {
    this.#spawn = spawn;
    this.#limits = limits;
  }

  parse(job: SourceJob, signal?: AbortSignal): Promise<ParsedSource> {
    if (this.#isClosed || signal?.aborted === true) return Promise.reject(cancelledError(job.name));
    return new Promise((resolve, reject) => {
      const cancel = (): void => this.#cancel(task);
      const task: Task = {
        id: this.#nextId++,
        job,
        again: false,
        isSettled: false,
        settle(outcome) {
          task.isSettled = true;
          signal?.removeEventListener('abort', cancel);
          if (outcome instanceof Error) reject(outcome);
          else resolve(outcome);
        },
      };
      signal?.addEventListener('abort', cancel, { once: true });
      this.#waiting.push(task);
      this.#feedSoon();
    });
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    this.#letGo();
    const left = [...this.#sent, ...this.#waiting];
    this.#sent = [];
    this.#waiting = [];
    for (const task of left) if (!task.isSettled) task.settle(cancelledError(task.job.name));
    await Promise.all([...this.#alive.values()].map((heard) => new Promise<void>((resolve) => heard.push(resolve))));
  }

  #cancel(task: Task): void {
    task.settle(cancelledError(task.job.name));
    this.#waiting = this.#waiting.filter((each) => each !== task);
    if (this.#sent[0] === task) this.#abandon();
  }

  // Not at once: what is cancelled together must not start a process each.
  #feedSoon(): void {
    queueMicrotask(() => this.#feed());
  }

  #feed(): void {
    if (this.#isClosed) return;
    // One that is tried anew goes alone: then there is no doubt which ended the process.
    while (this.#sent.length < (this.#sent[0]?.again === true ? 1 : filesUnderWay)) {
      const task = this.#waiting.shift();
      if (task === undefined) break;
      this.#sent.push(task);
      this.#running ??= this.#start();
      this.#running.process?.send({ id: task.id, job: task.job } satisfies Order);
      if (this.#sent.length === 1) this.#setClock();
    }
    if (this.#sent.length > 0 || this.#running === null) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#letGo(), this.#limits.idle).unref();
  }

  #start(): Running {
    const running: Running = { process: null, answered: 0 };
    this.#alive.set(running, []);
    running.process = this.#spawn(this.#limits, {
      onMessage: (message) => {
        if (running === this.#running) this.#hear(running, message);
      },
      onEnd: (forMemory) => {
        for (const heard of this.#alive.get(running) ?? []) heard();
        this.#alive.delete(running);
        if (running === this.#running) this.#breakOff(forMemory ? 'too-much-memory' : 'broke-off');
      },
    });
    return running;
  }

  #hear(running: Running, message: unknown): void {
    const { success, output: report } = v.safeParse(ReportSchema, message);
    const [task] = this.#sent;
    if (!success) this.#breakOff('broke-off');
    else if (report.type === 'broken') this.#breakOff(report.why);
    else if (task?.id !== report.id) this.#breakOff('broke-off');
    else this.#answered(running, task, report.type === 'parsed' ? report.source : reportedError(report));
  }

  #answered(running: Running, task: Task, outcome: ParsedSource | Error): void {
    this.#sent.shift();
    running.answered += 1;
    task.settle(outcome);
    if (this.#sent[0]?.isSettled === true) {
      this.#abandon();
      return;
    }
    this.#setClock();
    this.#feedSoon();
  }

  #setClock(): void {
    clearTimeout(this.#timer);
    if (this.#sent.length > 0) this.#timer = setTimeout(() => this.#breakOff('timed-out'), this.#limits.wallClock);
  }

  #breakOff(ending: Ending): void {
    const [task] = this.#sent;
    // The file before, or the one behind it, whose end may have overtaken this one's answer.
    const hadOthers = (this.#running?.answered ?? 0) > 0 || this.#sent.length > 1;
    const mayBeAnother = ending !== 'timed-out' && hadOthers;
    if (task !== undefined && !task.isSettled) {
      if (mayBeAnother && !task.again) task.again = true;
      else task.settle(endingError(ending, task.job.name, this.#limits));
    }
    this.#abandon();
  }

  /** Ends the process; what it had and is still waited for is next in a new one. */
  #abandon(): void {
    this.#letGo();
    this.#waiting.unshift(...this.#sent.filter(({ isSettled }) => !isSettled));
    this.#sent = [];
    this.#feedSoon();
  }

  #letGo(): void {
    clearTimeout(this.#timer);
    this.#running?.process?.kill();
    this.#running = null;
  }
}

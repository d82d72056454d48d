import type { ChildProcess } from 'node:child_process';
import { Readable, Writable } from 'node:stream';
import * as v from 'valibot';

const MessageSchema = v.object({
  id: v.optional(v.number()),
  method: v.optional(v.string()),
  params: v.optional(v.unknown()),
  result: v.optional(v.unknown()),
  error: v.optional(v.object({ message: v.string() })),
});

const EvaluatedSchema = v.object({
  result: v.object({ value: v.optional(v.unknown()) }),
  exceptionDetails: v.optional(v.unknown()),
});
const TargetsSchema = v.object({ targetInfos: v.array(v.object({ targetId: v.string(), type: v.string() })) });
const SessionSchema = v.object({ sessionId: v.string() });

/** The app's page, driven over Chromium's own pipe: descriptors 3 and 4, JSON parted by NUL. */
export class Page {
  readonly #write: Writable;
  readonly #waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  readonly #heard: (method: string, params: unknown) => void;
  #last = 0;
  #session: string | null = null;

  /** `heard` gets the page's events. What waits when the pipe breaks is rejected. */
  constructor({ stdio }: ChildProcess, heard: (method: string, params: unknown) => void) {
    const [, , , write, read] = stdio;
    if (!(write instanceof Writable && read instanceof Readable)) throw new Error('The app was started without pipes.');
    this.#write = write;
    this.#heard = heard;
    write.on('error', () => undefined);
    let rest = '';
    read.setEncoding('utf8').on('data', (text: string) => {
      const parts = `${rest}${text}`.split('\0');
      rest = parts.pop() ?? '';
      for (const part of parts) this.#take(v.parse(MessageSchema, JSON.parse(part)));
    });
    read.once('close', () => {
      for (const { reject } of this.#waiting.values()) reject(new Error('The app is gone.'));
      this.#waiting.clear();
    });
  }

  /** Finds the app's window; null as long as there is none. */
  async attach(): Promise<boolean> {
    const { targetInfos } = v.parse(TargetsSchema, await this.send('Target.getTargets'));
    const page = targetInfos.find(({ type }) => type === 'page');
    if (page === undefined) return false;
    const attached = await this.send('Target.attachToTarget', { targetId: page.targetId, flatten: true });
    this.#session = v.parse(SessionSchema, attached).sessionId;
    return true;
  }

  send(method: string, params: Readonly<Record<string, unknown>> = {}): Promise<unknown> {
    const id = ++this.#last;
    const message = { id, method, params, ...(this.#session === null ? {} : { sessionId: this.#session }) };
    this.#write.write(`${JSON.stringify(message)}\0`);
    return new Promise((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
  }

  /** The value of an expression in the page; of a promise, what it resolves to. */
  async evaluate(expression: string): Promise<unknown> {
    const answer = await this.send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
    const { result, exceptionDetails } = v.parse(EvaluatedSchema, answer);
    if (exceptionDetails !== undefined) throw new Error(`The page threw: ${JSON.stringify(exceptionDetails)}`);
    return result.value;
  }

  #take({ id, method, params, result, error }: v.InferOutput<typeof MessageSchema>): void {
    if (id === undefined) {
      if (method !== undefined) this.#heard(method, params);
      return;
    }
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (error === undefined) waiting?.resolve(result);
    else waiting?.reject(new Error(error.message));
  }
}

import * as v from 'valibot';
import { AppError } from '../../core/errors.ts';
import { requestSizeLimit } from '../../core/ipc/contract.ts';
import type { Reply } from '../../core/ipc/envelope.ts';
import { type ContractShape, type HandlersOf, handlerOf } from './handlers-of.ts';

/** One request as it came from a window, before anything in it is believed. */
export type RawRequest = {
  /** Whether the sender is the main frame of the app's own page, as the adapter found it. */
  readonly trusted: boolean;
  readonly name: unknown;
  readonly input: unknown;
  /** Paths of files that the person dropped, as the preload resolved them. */
  readonly files: unknown;
};

export type RouterOptions<C extends ContractShape, Context> = {
  readonly contract: C;
  /** A function: they are read when one is first called that `first` hasn't got. */
  readonly handlers: HandlersOf<C, Context> | (() => Promise<HandlersOf<C, Context>>);
  readonly first?: Partial<HandlersOf<C, Context>>;
  readonly context: Context;
  /** Told of every failure that is a bug; `call` is the contract's name, never what the window sent. */
  readonly reportBug: (call: string, error: unknown) => void;
  /** In UTF-16 units of the request's JSON. */
  readonly sizeLimit?: number;
};

/** Answers one request; it never rejects. */
export type Route = (request: RawRequest) => Promise<Reply<unknown>>;

const FilesSchema = v.pipe(v.array(v.string()), v.maxLength(10_000));

/**
 * Makes the one function that answers requests: trust → size → name → parse → handle → parse → envelope.
 * It never rejects. An `AppError` passes as it is; anything else becomes `internal` and is reported.
 */
export function createRouter<C extends ContractShape, Context>(options: RouterOptions<C, Context>): Route {
  const { contract, handlers, first = {}, context, reportBug, sizeLimit = requestSizeLimit } = options;
  const others = async () => (typeof handlers === 'function' ? await handlers() : handlers);

  async function answer(request: RawRequest): Promise<unknown> {
    if (!request.trusted) throw new AppError('bad-request', 'The request did not come from the app’s own window.');
    const { name } = request;
    if (typeof name !== 'string' || !Object.hasOwn(contract, name)) {
      throw new AppError('bad-request', 'There is no such request.');
    }
    checkSize(request.input, sizeLimit);
    const entry = contract[name];
    const handle = handlerOf(first, name) ?? handlerOf(await others(), name);
    if (entry === undefined || handle === undefined) throw new AppError('bad-request', 'There is no such request.');

    const input = v.safeParse(entry.input, request.input);
    if (!input.success) throw new AppError('bad-request', `${name} was asked wrongly: ${faultsOf(input.issues)}.`);
    const output = v.safeParse(
      entry.output,
      await handle(input.output, context, filesOf(request.files, entry.files === true)),
    );
    if (!output.success) throw new Error(`The answer breaks the contract: ${faultsOf(output.issues)}`);
    return output.output;
  }

  return async (request) => {
    try {
      return { ok: true, value: await answer(request) };
    } catch (error) {
      if (!(error instanceof AppError) || error.code === 'internal') reportBug(nameOf(contract, request.name), error);
      return { ok: false, error: wireError(error) };
    }
  };
}

function wireError(error: unknown): Extract<Reply<unknown>, { ok: false }>['error'] {
  if (error instanceof AppError && error.code !== 'internal') {
    return { code: error.code, message: error.message, details: error.details };
  }
  return { code: 'internal', message: 'Something went wrong inside the app. The log says more.', details: {} };
}

/** Paths are taken only where the contract says so, and only as a list of strings. */
function filesOf(files: unknown, expected: boolean): readonly string[] {
  if (files === undefined || (Array.isArray(files) && files.length === 0)) return [];
  if (!expected) throw new AppError('bad-request', 'This request takes no files.');
  const parsed = v.safeParse(FilesSchema, files);
  if (!parsed.success) throw new AppError('bad-request', 'At most 10,000 files can be dropped at once.');
  return parsed.output;
}

function checkSize(input: unknown, limit: number): void {
  let json: string | undefined;
  try {
    json = JSON.stringify(input);
  } catch {
    throw new AppError('bad-request', 'The request is not plain JSON, or it is far too large.');
  }
  if (json !== undefined && json.length > limit) {
    throw new AppError('too-large', `The request is larger than ${Math.floor(limit / 1024 / 1024)} MB.`);
  }
}

/** Where and what is wrong, without the received values: those may be document text. */
function faultsOf(issues: readonly v.BaseIssue<unknown>[]): string {
  return issues
    .slice(0, 3)
    .map((issue) => `${v.getDotPath(issue) ?? 'the input'} is not a valid ${issue.type}`)
    .join('; ');
}

function nameOf(contract: ContractShape, name: unknown): string {
  return typeof name === 'string' && Object.hasOwn(contract, name) ? name : 'an unknown request';
}

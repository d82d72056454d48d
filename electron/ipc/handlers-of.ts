import type * as v from 'valibot';

/** What any contract looks like: the app's own, or a small one in a test. */
export type ContractShape = Readonly<
  Record<string, { readonly input: v.GenericSchema; readonly output: v.GenericSchema; readonly files?: boolean }>
>;

/** Answers one call; `files` is empty unless the contract's entry has `files: true`. */
export type Handler<Input, Output, Context> = (
  input: Input,
  context: Context,
  files: readonly string[],
) => Promise<Output>;

/** One handler for each call of a contract: a missing or an extra one does not compile. */
export type HandlersOf<C extends ContractShape, Context> = {
  readonly [N in keyof C]: Handler<v.InferOutput<C[N]['input']>, v.InferOutput<C[N]['output']>, Context>;
};

/** The handler of a call whose name is only known at run time; undefined when there is none. */
export function handlerOf<C extends ContractShape, Context>(
  handlers: Partial<HandlersOf<C, Context>>,
  name: string,
): Handler<unknown, unknown, Context> | undefined {
  // The router parses the input by the same entry's schema before it calls: what the mapped type asks for.
  return Object.hasOwn(handlers, name) ? (handlers[name] as Handler<unknown, unknown, Context>) : undefined;
}

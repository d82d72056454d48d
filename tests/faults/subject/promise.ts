import { AppError } from '../../../core/errors.ts';
import { tell } from './tell.ts';

/** What is about to become of `key`: the checksum of its new body, `*` for any, `removed` or `dropped`. */
export type Wish = { readonly key: string; readonly wanted: string };
/** What became of it. `state` is a checksum, `removed` or `dropped`. */
export type Outcome = { readonly key: string; readonly revision: number; readonly state: string };

let acts = 0;

/**
 * Tells the oracle what is asked, does it and tells what came of it; several wishes are one all-or-nothing act.
 * `refusedAs` is what a refusal is told of when it may leave some of it done. Returns whether it was acknowledged;
 * an error that isn't an expected one is told as a bug.
 */
export async function promise(
  wishes: readonly Wish[],
  act: () => Promise<readonly Outcome[]>,
  { refusedAs }: { readonly refusedAs?: string } = {},
): Promise<boolean> {
  const name = wishes.length > 1 ? ` ${process.pid}.${++acts}` : '';
  for (const { key, wanted } of wishes) tell(`ASK ${key} ${wanted}${name}`);
  try {
    for (const { key, revision, state } of await act()) tell(`ACK ${key} ${revision} ${state}`);
    return true;
  } catch (error) {
    const code = error instanceof AppError ? error.code : 'unexpected';
    for (const key of refusedAs === undefined ? wishes.map((wish) => wish.key) : [refusedAs])
      tell(`NAK ${key} ${code}`);
    if (!(error instanceof AppError))
      tell(`BUG ${String(error instanceof Error ? error.stack : error).replaceAll('\n', ' | ')}`);
    return false;
  }
}

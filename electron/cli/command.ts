import type { ParseArgsConfig } from 'node:util';
import type { Desk } from '../acts/desk.ts';

/** What a command was called with, beyond the options that all commands have. */
export type Arguments = {
  readonly positionals: readonly string[];
  /** The option's value, or null when it was not given. */
  text(name: string): string | null;
  /** The values of an option that may be given several times, in the order given. */
  texts(name: string): readonly string[];
  flag(name: string): boolean;
};

/** What a command uses of the world. */
export type Session = {
  /**
   * Opens the library that was named. Only a command that adds to it may make one where there is none; with `repair`
   * false damage is only listed, and nothing is changed.
   */
  openDesk(options: { create: boolean; repair?: boolean }): Promise<Desk>;
  /** All of standard input. */
  readInput(): Promise<Uint8Array>;
  /** A line for the person, on standard error. */
  say(line: string): void;
};

export type Answer = {
  /** What `--json` prints. */
  readonly value: unknown;
  /** What is printed without it. */
  readonly lines: readonly string[];
  /** The command did its work, and the work found something that failed: exit code 1. */
  readonly failed?: boolean;
};

export type Command = {
  readonly name: string;
  /** How it is called, one line each, without the program's name. */
  readonly usage: readonly string[];
  readonly options: NonNullable<ParseArgsConfig['options']>;
  /** Arguments that begin with a hyphen and are no option that there is are text like any other. */
  readonly takesAnyText?: boolean;
  run(args: Arguments, session: Session): Promise<Answer>;
};

/** The command was called wrongly: exit code 2, with its usage. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UsageError';
  }
}

/** The one positional argument, which messages call `what`. @throws UsageError when there is none or more */
export function onlyPositional(args: Arguments, what: string): string {
  const [first, second] = args.positionals;
  if (first === undefined) throw new UsageError(`Missing: ${what}.`);
  if (second !== undefined) throw new UsageError(`One argument too many: “${second}”.`);
  return first;
}

/** `value` as one of `allowed`. @throws UsageError naming what is allowed */
export function oneOf<T extends string>(value: string, allowed: readonly T[], what: string): T {
  const found = allowed.find((each) => each === value);
  if (found === undefined) throw new UsageError(`Expected for ${what}: ${allowed.join(', ')}; not “${value}”.`);
  return found;
}

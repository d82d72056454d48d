/** The arguments of this start with the library at `path` in place of the one they name. */
export function argumentsFor(given: readonly string[], path: string): string[] {
  return [...given.filter((argument) => !/^--library(=|$)/.test(argument)), `--library=${path}`];
}

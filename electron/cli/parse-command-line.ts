import { type ParseArgsConfig, parseArgs } from 'node:util';
import { type Arguments, type Command, UsageError } from './command.ts';

const globalOptions = {
  library: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
} satisfies ParseArgsConfig['options'];

/** The options that are read before a command is, wherever they stand. */
export type CommandLine = {
  readonly json: boolean;
  readonly help: boolean;
  readonly version: boolean;
  readonly library: string | null;
  readonly commandName: string | null;
  /** What is left for the command. */
  readonly rest: readonly string[];
};

export function parseCommandLine(argv: readonly string[]): CommandLine {
  const { values, tokens } = parseArgs({
    args: [...argv],
    options: globalOptions,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const command = tokens.find((token) => token.kind === 'positional');
  return {
    json: values.json === true,
    help: tokens.some((token) => token.kind === 'option' && token.name === 'help' && isHelp(argv[token.index])),
    version: values.version === true,
    library: typeof values.library === 'string' ? values.library : null,
    commandName: command?.value ?? null,
    rest: argv.filter((_, index) => index !== command?.index),
  };
}

/** @throws UsageError for an option that the command does not have, or one without its value */
export function parseArguments(command: Command, rest: readonly string[]): Arguments {
  const { values, positionals } = parseStrictly(command, rest);
  return {
    positionals,
    text: (name) => {
      const value = values[name];
      return typeof value === 'string' ? value : null;
    },
    texts: (name) => [values[name] ?? []].flat().filter((value) => typeof value === 'string'),
    flag: (name) => values[name] === true,
  };
}

/** Not when the letter stands among those of a text such as `-without this`. */
function isHelp(argument: string | undefined): boolean {
  return argument === '-h' || argument === '--help';
}

/** The options that there are, then all else as text. */
function optionsFirst(rest: readonly string[], options: Command['options']): string[] {
  const known: string[] = [];
  const texts: string[] = [];
  for (let at = 0; at < rest.length; at += 1) {
    const argument = rest[at] ?? '';
    const [name = '', value] = argument.split('=', 2);
    const option = name.startsWith('--') ? options[name.slice(2)] : undefined;
    if (argument === '--') texts.push(...rest.slice(at + 1));
    if (argument === '--') break;
    if (option === undefined) texts.push(argument);
    else known.push(argument, ...(option.type === 'string' && value === undefined ? rest.slice(++at, at + 1) : []));
  }
  return [...known, '--', ...texts];
}

function parseStrictly(command: Command, rest: readonly string[]) {
  try {
    const options: Command['options'] = { ...command.options, ...globalOptions };
    const args = command.takesAnyText === true ? optionsFirst(rest, options) : [...rest];
    return parseArgs({ args, options, strict: true, allowPositionals: true });
  } catch (error) {
    if (error instanceof TypeError) throw new UsageError(error.message);
    throw error;
  }
}

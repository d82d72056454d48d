import { homedir } from 'node:os';
import { AppError, type ErrorCode } from '../../core/errors.ts';
import { type Answer, type Command, UsageError } from './command.ts';
import { commands, notYet } from './commands/index.ts';
import { backupFolders, libraryPath } from './library-path.ts';
import { openSession } from './open-session.ts';
import { type CommandLine, parseArguments, parseCommandLine } from './parse-command-line.ts';
import { usage } from './usage.ts';

/** Where a command writes: results go out, all else is said. Each is given whole lines without their end. */
export type Terminal = { readonly print: (text: string) => void; readonly say: (text: string) => void };

/** Runs one command line (without the program's name) to its end and answers the exit code. */
export async function run(argv: readonly string[], version: string, terminal: Terminal): Promise<number> {
  const line = parseCommandLine(argv);
  const command = commands.find(({ name }) => name === line.commandName) ?? null;
  if (line.help || line.version) {
    terminal.print(line.help ? usage(command) : version);
    return 0;
  }
  try {
    return finish(await answer(line, command, terminal), line, terminal);
  } catch (error) {
    return fail(error, line, command, terminal);
  }
}

async function answer(line: CommandLine, command: Command | null, { say }: Terminal): Promise<Answer> {
  const name = line.commandName;
  if (name === null) throw new UsageError('No command was given.');
  if (notYet.includes(name)) throw new AppError('not-yet', `This version does not have the command “${name}” yet.`);
  if (command === null) throw new UsageError(`There is no command “${name}”.`);
  const args = parseArguments(command, line.rest);
  const { env, platform } = process;
  const surroundings = { env, platform, home: homedir() };
  const backups = await backupFolders(surroundings);
  const { session, close } = openSession(libraryPath(line.library, surroundings), backups, say);
  const interrupt = (signal: NodeJS.Signals) => {
    close().finally(() => process.exit(signal === 'SIGINT' ? 130 : 143));
  };
  process.once('SIGINT', interrupt);
  process.once('SIGTERM', interrupt);
  try {
    return await command.run(args, session);
  } finally {
    await close();
    process.off('SIGINT', interrupt);
    process.off('SIGTERM', interrupt);
  }
}

function finish({ value, lines, failed }: Answer, { json }: CommandLine, { print }: Terminal): number {
  if (json) print(JSON.stringify(value, null, 2));
  else if (lines.length > 0) print(lines.join('\n'));
  return failed ? 1 : 0;
}

function fail(error: unknown, { json }: CommandLine, command: Command | null, { print, say }: Terminal): number {
  if (error instanceof UsageError) {
    say(`${error.message}\n\n${usage(command)}`);
    return 2;
  }
  const { code, message } = described(error);
  if (json) print(JSON.stringify({ error: { code, message } }));
  else say(`${code}: ${message}`);
  return 1;
}

function described(error: unknown): { code: ErrorCode; message: string } {
  if (error instanceof AppError) return error;
  console.error(error);
  return { code: 'internal', message: 'The command failed because of a fault in this program.' };
}

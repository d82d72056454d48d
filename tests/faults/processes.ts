import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { endWithUs } from '../../build/children.ts';
import { type Found, readFindings } from './oracle.ts';

export type ProgramName = 'store-writer' | 'desk-writer' | 'checker';

export type Ended = {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** Whole lines only: a line cut short by a kill said nothing. */
  readonly lines: readonly string[];
  readonly errors: string;
};

export type Running = {
  readonly process: ChildProcess;
  /** What it has said so far. */
  readonly lines: readonly string[];
  readonly ended: Promise<Ended>;
  /** The first line, said already or still to come, that the test accepts; null when it ended without. */
  line(accepts: (line: string) => boolean): Promise<string | null>;
  /** Writes a line to its standard input. */
  tell(line: string): void;
};

export type StartOptions = {
  /** Put before the command, such as `strace …` or `faketime …`. */
  readonly front?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
};

/** Starts one of the bundled programs on plain Node; it ends with us. */
export function startProgram(
  programs: string,
  name: ProgramName,
  args: readonly string[],
  options: StartOptions = {},
): Running {
  return startCommand([process.execPath, join(programs, `${name}.js`), ...args], options);
}

/** Starts any command in the same way. */
export function startCommand(words: readonly string[], { front = [], environment = {} }: StartOptions = {}): Running {
  const [file = '', ...args] = [...front, ...words];
  const child = spawn(file, args, { stdio: ['pipe', 'pipe', 'pipe'], env: { ...process.env, ...environment } });
  endWithUs(child, 'program');
  const lines: string[] = [];
  let errors = '';
  let rest = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors = `${errors}${text}`.slice(-20_000);
  });
  // It may be gone before it has read all that we say.
  child.stdin.on('error', () => undefined);
  const heard = createWatch();
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    const parts = `${rest}${text}`.split('\n');
    rest = parts.pop() ?? '';
    lines.push(...parts);
    heard.wake();
  });
  const ended = new Promise<Ended>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => {
      resolve({ code, signal, lines, errors });
      heard.end();
    });
  });
  return {
    process: child,
    lines,
    ended,
    tell: (line) => void child.stdin.write(`${line}\n`),
    line: async (accepts) => {
      for (let next = 0; ; ) {
        const said = lines.slice(next).find(accepts);
        if (said !== undefined) return said;
        next = lines.length;
        if (!(await heard.more(() => lines.length > next))) return null;
      }
    },
  };
}

/** Runs a program to its end. */
export async function runProgram(
  programs: string,
  name: ProgramName,
  args: readonly string[],
  options: StartOptions = {},
): Promise<Ended> {
  const running = startProgram(programs, name, args, options);
  running.process.stdin?.end();
  return await running.ended;
}

/** Opens the library in a process of its own, as the app does, and says what is there. */
export async function check(programs: string, library: string, options: StartOptions = {}): Promise<Found> {
  const { lines, code, signal, errors } = await runProgram(programs, 'checker', [library], options);
  const found = readFindings(lines);
  if (code === 0) return found;
  const last = errors.trim().split('\n').slice(-12).join(' | ');
  return {
    ...found,
    opened: false,
    problems: [...found.problems, `The checker ended with ${signal ?? code}: ${last}`],
  };
}

/** Sends SIGKILL and waits until the process is gone. */
export async function killHard({ process: child, ended }: Running): Promise<Ended> {
  child.kill('SIGKILL');
  return await ended;
}

/** How it ended, or null when it had to be killed because it did not end in so many milliseconds. */
export async function endsWithin(running: Running, patience: number): Promise<Ended | null> {
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    running.process.kill('SIGKILL');
  }, patience);
  const ended = await running.ended;
  clearTimeout(timer);
  return late ? null : ended;
}

/** Whether a command of this name can be started. */
export async function hasCommand(name: string): Promise<boolean> {
  const child = spawn('sh', ['-c', `command -v ${name}`], { stdio: 'ignore' });
  const [code] = await once(child, 'close');
  return code === 0;
}

function createWatch() {
  let over = false;
  let waiting: (() => void)[] = [];
  const wake = (): void => {
    const due = waiting;
    waiting = [];
    for (const resume of due) resume();
  };
  return {
    wake,
    end: () => {
      over = true;
      wake();
    },
    /** False when nothing more will come. */
    more: async (isThere: () => boolean): Promise<boolean> => {
      if (isThere()) return true;
      if (over) return false;
      await new Promise<void>((resolve) => waiting.push(resolve));
      return isThere() || !over;
    },
  };
}

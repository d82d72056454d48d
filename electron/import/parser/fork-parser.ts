import { fork } from 'node:child_process';
import { constants } from 'node:os';
import type { SpawnParser } from './parser.ts';

export type ParserProgram = {
  /** The path of the process's program. */
  readonly process: string;
  /** The address of that of the thread which parses. */
  readonly thread: string;
  /** Options of Node itself. */
  readonly execArgv?: readonly string[];
};

/** Starts parsers as plain Node processes, without this one's environment and options. */
export function forkParser({ process: program, thread, execArgv = [] }: ParserProgram): SpawnParser {
  return (limits, { onMessage, onEnd }) => {
    const child = fork(program, [thread, JSON.stringify(limits)], {
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      env: bareEnvironment(),
      execArgv: [...execArgv],
    });
    child.unref();
    child.channel?.unref();
    let isOver = false;
    const end = (forMemory: boolean): void => {
      if (!isOver) onEnd(forMemory);
      isOver = true;
    };
    child.on('message', onMessage);
    child.on('error', () => end(false));
    child.on('exit', (code, signal) => end(endedForMemory(code, signal)));
    return {
      // What can't be sent is lost with the process, whose end is told.
      send: (message) => void (child.connected && child.send(Object(message), () => undefined)),
      kill() {
        // Its end, which comes at once, is waited for.
        child.ref();
        child.kill('SIGKILL');
      },
    };
  };
}

/** V8 aborts when it gets no memory, and the system kills who takes too much: nobody else sends these signals. */
function endedForMemory(code: number | null, signal: NodeJS.Signals | null): boolean {
  return signal === 'SIGABRT' || signal === 'SIGKILL' || code === 128 + constants.signals.SIGABRT;
}

/** Windows starts no program without its folder. */
function bareEnvironment(): Record<string, string> {
  const systemRoot = process.env['SystemRoot'];
  return systemRoot === undefined ? {} : { SystemRoot: systemRoot };
}

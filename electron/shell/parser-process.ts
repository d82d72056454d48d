import { utilityProcess } from 'electron';
import type { SpawnParser } from '../import/parser/parser.ts';
import { bundledProgram } from '../import/parser/program.ts';

/** Starts parsers as utility processes: none of Electron's own modules, and nothing of this process's environment. */
export const spawnParser: SpawnParser = (limits, { onMessage, onEnd }) => {
  const program = bundledProgram();
  if (program === null) throw new Error('The program that reads files is not beside this one.');
  const child = utilityProcess.fork(program.process, [program.thread, JSON.stringify(limits)], {
    serviceName: 'Briefing Notes: reading files',
    stdio: 'ignore',
    env: {},
    execArgv: [],
  });
  let isForMemory = false;
  child.on('message', onMessage);
  child.on('error', (_type, location) => {
    isForMemory ||= /memory|allocat|heap/i.test(location);
  });
  child.on('exit', () => onEnd(isForMemory));
  return {
    send: (message) => child.postMessage(message),
    kill: () => void child.kill(),
  };
};

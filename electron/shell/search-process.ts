import { utilityProcess } from 'electron';
import { indexProgram } from '../search/program.ts';
import type { SpawnIndex } from '../search/search-index.ts';

/** Starts the index as a utility process: none of Electron's own modules, nothing of this process's environment. */
export const spawnIndex: SpawnIndex = ({ root, folder }, { onMessage, onEnd }) => {
  const program = indexProgram();
  if (program === null) throw new Error('The program that keeps the index is not beside this one.');
  const child = utilityProcess.fork(program, [root, folder], {
    serviceName: 'Briefing Notes: search',
    stdio: 'ignore',
    env: {},
    execArgv: [],
  });
  child.on('message', onMessage);
  child.on('exit', onEnd);
  return {
    send: (order) => child.postMessage(order),
    kill: () => void child.kill(),
  };
};

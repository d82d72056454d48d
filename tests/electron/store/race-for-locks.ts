// Run as a process of its own: says READY, reads the instant to begin at, then tries for the lock of each numbered
// folder at the same moments as its rivals. Says which it got and holds them until it is killed.
import { once } from 'node:events';
import { join } from 'node:path';
import { AppError } from '../../../core/errors.ts';
import { lockLibrary } from '../../../electron/store/folder/lock.ts';

const [root = '', rounds = '0'] = process.argv.slice(2);
const won: number[] = [];

console.log('READY');
const [line] = await once(process.stdin, 'data');
const begin = Number(String(line));
for (let round = 0; round < Number(rounds); round++) {
  const moment = begin + round * 5;
  while (Date.now() < moment);
  try {
    lockLibrary(join(root, String(round)), 'cli');
    won.push(round);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
  }
}
console.log(JSON.stringify(won));

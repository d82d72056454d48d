import { ensureBuilt } from '../bundle/ensure.ts';

export async function run(): Promise<number> {
  await ensureBuilt('app');
  await ensureBuilt('cli');
  return 0;
}

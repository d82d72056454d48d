import { ensureBuilt } from '../bundle/ensure.ts';

export async function run(): Promise<number> {
  await ensureBuilt('cli');
  return 0;
}

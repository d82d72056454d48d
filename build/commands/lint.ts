import { runTool } from '../children.ts';

export function run(args: readonly string[]): Promise<number> {
  return runTool('@biomejs/biome/bin/biome', ['check', '--error-on-warnings', ...(args.length > 0 ? args : ['.'])]);
}

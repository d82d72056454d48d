import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { runTool } from '../children.ts';
import { outFolder } from '../paths.ts';

const projects = ['core', 'electron', 'build', 'tests'];

/** Checks the types of every folder, each with its own rules about which APIs there are. */
export async function run(): Promise<number> {
  const memory = join(outFolder, 'check');
  mkdirSync(memory, { recursive: true });
  const codes: number[] = [];
  for (const project of projects) {
    const remember = ['--incremental', '--tsBuildInfoFile', join(memory, `${project}.tsbuildinfo`)];
    codes.push(await runTool('typescript/bin/tsc', ['-p', project, ...remember]));
  }
  const svelte = ['--tsconfig', 'renderer/tsconfig.json', '--output', 'human', '--fail-on-warnings'];
  codes.push(await runTool('svelte-check/bin/svelte-check', svelte));
  return Math.max(...codes);
}

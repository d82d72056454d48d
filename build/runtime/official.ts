import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from '../paths.ts';
import { cacheFolder } from './cache-folder.ts';
import { executableName } from './executable-name.ts';
import { readVersion } from './override.ts';
import type { Runtime } from './runtime.ts';

const packageFolder = join(projectRoot, 'node_modules/electron');
const distFolder = join(packageFolder, 'dist');
const stallLimitMs = 20_000;

/** The version that package.json asks for. */
export function wantedVersion(): string {
  const parsed: unknown = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8'));
  if (typeof parsed === 'object' && parsed !== null && 'version' in parsed && typeof parsed.version === 'string') {
    return parsed.version;
  }
  throw new Error('node_modules/electron/package.json has no version.');
}

/** The runtime that the `electron` package installed, or null when it has not. */
export function officialRuntime(): Runtime | null {
  const version = wantedVersion();
  const executablePath = join(distFolder, executableName());
  // path.txt is the last thing that the installer writes.
  const complete = existsSync(join(packageFolder, 'path.txt')) && existsSync(executablePath);
  return complete && readVersion(distFolder) === version ? { executablePath, version, origin: 'official' } : null;
}

/** Runs the `electron` package's own installer; null when its host can't be reached or stops answering. */
export async function downloadOfficialRuntime(): Promise<Runtime | null> {
  const temporary = mkdtempSync(join(cacheFolder(), 'official-'));
  try {
    await runInstaller(temporary);
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
  return officialRuntime();
}

/** A slow download is let run; one that stops growing is given up. */
function runInstaller(temporary: string): Promise<void> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['--no-warnings', join(packageFolder, 'install.js')], {
      // The installer's stack is noise: that it failed is said in one line by the caller.
      stdio: 'ignore',
      env: { ...process.env, TMPDIR: temporary, TMP: temporary, TEMP: temporary },
    });
    let size = -1;
    const watch = setInterval(async () => {
      const now = (await sizeOf(temporary)) + (await sizeOf(distFolder));
      if (now === size) child.kill();
      size = now;
    }, stallLimitMs);
    const finish = (): void => {
      clearInterval(watch);
      resolve();
    };
    child.on('error', finish).on('close', finish);
  });
}

async function sizeOf(folder: string): Promise<number> {
  try {
    const entries = await readdir(folder, { recursive: true });
    const sizes = await Promise.all(entries.map(async (entry) => (await stat(join(folder, entry))).size));
    return sizes.reduce((sum, size) => sum + size, 0);
  } catch {
    return 0;
  }
}

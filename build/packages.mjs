// @ts-check
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** @typedef {Record<string, { version?: string, integrity?: string, optional?: boolean }>} LockedPackages */

/**
 * Whether node_modules holds what package-lock.json asks for, by npm's own record of what it installed. Packages that
 * are optional may be missing: most are for other platforms.
 * @param {string} root
 */
export function arePackagesInstalled(root) {
  const wanted = readPackages(join(root, 'package-lock.json'));
  const installed = readPackages(installedLock(root));
  if (wanted === null || installed === null) return false;
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true;
    const found = installed[path];
    if (found === undefined) return entry.optional === true;
    return found.version === entry.version && found.integrity === entry.integrity;
  });
}

/**
 * Runs `npm ci` when needed; everything it prints goes to stderr. Ends the process when it fails.
 * @param {string} root
 */
export function installPackages(root) {
  if (arePackagesInstalled(root)) return;
  process.stderr.write('Installing packages (npm ci).\n');
  // npm writes its record last. With the old one gone, an interrupted run can't be taken for a finished one.
  rmSync(installedLock(root), { force: true });
  const [file, ...first] = npmCommand();
  const result = spawnSync(file, [...first, 'ci', '--include=dev', '--no-audit', '--no-fund'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: file === 'npm' && process.platform === 'win32',
  });
  if (result.status === 0) return;
  process.stderr.write(`npm ci failed${result.error === undefined ? '' : `: ${result.error.message}`}.\n`);
  process.exit(result.status ?? 1);
}

/** @param {string} root */
const installedLock = (root) => join(root, 'node_modules/.package-lock.json');

/**
 * @param {string} path of a lock file
 * @returns {LockedPackages | null} null when there is none or it is not whole
 */
function readPackages(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages ?? null;
  } catch {
    return null;
  }
}

/**
 * The npm that started us, or the one on the PATH.
 * @returns {[string, ...string[]]}
 */
function npmCommand() {
  const running = process.env['npm_execpath'];
  return running?.endsWith('npm-cli.js') ? [process.execPath, running] : ['npm'];
}

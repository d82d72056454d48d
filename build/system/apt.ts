import { spawnSync } from 'node:child_process';
import { type PackageChoice, packageNames } from './packages.ts';

/** Installs packages as root. Null when it went well, else what apt-get said. */
export function installPackages(choices: readonly PackageChoice[]): string | null {
  // Before the lists are there, no name is known.
  return aptGet(['update']) ?? aptGet(['install', '-y', '--no-install-recommends', ...namesHere(choices)]);
}

/** The command that does the same, for a user to run. */
export function installCommand(choices: readonly PackageChoice[]): string {
  const names = namesHere(choices).join(' ');
  return `sudo apt-get update && sudo apt-get install -y --no-install-recommends ${names}`;
}

function namesHere(choices: readonly PackageChoice[]): string[] {
  const asked = spawnSync('apt-cache', ['policy', ...choices.flat()], {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C' },
  });
  return packageNames(choices, asked.stdout ?? '');
}

function aptGet(args: readonly string[]): string | null {
  const result = spawnSync('apt-get', ['-q', '-o', 'DPkg::Lock::Timeout=120', ...args], {
    encoding: 'utf8',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  return result.status === 0 ? null : `apt-get ${args.join(' ')} failed:\n${result.stdout}${result.stderr}`;
}

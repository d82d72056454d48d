import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { StopError, say } from '../say.ts';
import { installCommand, installPackages } from './apt.ts';
import { basePackages, faultPackages, fontPackages, missingLibraries, type PackageChoice } from './packages.ts';

export type SystemNeeds = {
  /** A virtual display can be started. */
  readonly display: boolean;
  /** Chinese, Arabic and Urdu show as letters. */
  readonly fonts: boolean;
};

/**
 * Makes sure that a Linux machine has what the runtime needs, installing it as root. Throws a StopError that holds the
 * exact command where we may not. Lacking fonts are only spoken of: everything runs, and text shows as boxes.
 */
export function ensureSystem(executablePath: string, needs: SystemNeeds): void {
  if (process.platform !== 'linux') return;
  const libraries = missingLibraries(ldd(executablePath));
  const lacking = libraries.length > 0 ? [librariesInWords(libraries)] : [];
  if (needs.display && !hasProgram('Xvfb')) lacking.push('a virtual display (Xvfb)');
  const fonts = needs.fonts ? fontPackages : [];
  if (lacking.length > 0) {
    const failure = provide(lacking.join(' and '), [...basePackages, ...fonts]);
    if (failure !== null) throw new StopError(failure);
  } else if (needs.fonts && !hasFonts()) {
    const failure = provide('fonts for Chinese, Arabic and Urdu', fonts);
    if (failure !== null) say(failure);
  }
}

/** The tools of the fault suites. Where one is lacking and can't be installed, what needs it is skipped. */
export function ensureFaultTools(): void {
  if (process.platform !== 'linux') return;
  const lacking = ['strace', 'faketime', 'mkfs.ext4', 'prlimit'].filter((name) => !hasProgram(name));
  if (lacking.length === 0) return;
  const failure = provide(lacking.join(', '), faultPackages);
  if (failure !== null) say(failure);
}

/** Null when it is there now, else what the user must know. */
function provide(lack: string, packages: readonly PackageChoice[]): string | null {
  const sentence = `This machine lacks ${lack}.`;
  if (!hasProgram('apt-get')) return `${sentence} Install the packages of your system that hold it.`;
  if (process.getuid?.() !== 0) return `${sentence} Run:\n  ${installCommand(packages)}`;
  say(`${sentence} Installing it with apt-get; this can take a few minutes.`);
  return installPackages(packages);
}

function librariesInWords(names: readonly string[]): string {
  const shown = names.slice(0, 3).join(', ');
  return names.length > 3 ? `${names.length} libraries (${shown}, …)` : shown;
}

function ldd(executablePath: string): string {
  const programs = [executablePath, join(dirname(executablePath), 'chrome_crashpad_handler')];
  const result = spawnSync('ldd', programs, { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } });
  return result.stdout ?? '';
}

function hasProgram(name: string): boolean {
  return spawnSync('sh', ['-c', `command -v ${name}`], { stdio: 'ignore' }).status === 0;
}

function hasFonts(): boolean {
  return ['zh', 'ar', 'ur'].every((language) => {
    const result = spawnSync('fc-list', [`:lang=${language}`], { encoding: 'utf8' });
    return (result.stdout ?? '').trim() !== '';
  });
}

/** A Debian package by its names in different releases, the newest first. */
export type PackageChoice = readonly [string, ...string[]];

/** What Electron links against, a virtual display, and a font to see anything at all. */
export const basePackages: readonly PackageChoice[] = [
  ['xvfb'],
  ['xauth'],
  ['libgtk-3-0t64', 'libgtk-3-0'],
  ['libnss3'],
  ['libasound2t64', 'libasound2'],
  ['libgbm1'],
  ['fonts-dejavu-core'],
];

/** Chinese, Arabic and Urdu on screenshots. */
export const fontPackages: readonly PackageChoice[] = [['fonts-noto-core'], ['fonts-noto-cjk']];

/** What the fault suites inject errors, turn clocks and make file systems with. */
export const faultPackages: readonly PackageChoice[] = [['strace'], ['faketime'], ['e2fsprogs'], ['util-linux']];

/**
 * For each package the first name that this release can install, going by what `apt-cache policy` printed for all of
 * them; where it knows none (no package lists yet) the oldest name.
 */
export function packageNames(choices: readonly PackageChoice[], policy: string): string[] {
  const candidates = policy.matchAll(/^(\S+):\n +Installed: .*\n +Candidate: (?!\(none\))/gm);
  const known = new Set([...candidates].map((match) => match[1]));
  return choices.map((names) => names.find((name) => known.has(name)) ?? names.at(-1) ?? names[0]);
}

/** The libraries that `ldd` could not find, each once. */
export function missingLibraries(lddOutput: string): string[] {
  const names = [...lddOutput.matchAll(/^\s*(\S+) => not found$/gm)].map((match) => match[1] ?? '');
  return [...new Set(names)];
}

// @ts-check

const wantedMajor = 20;
const wantedMinor = 19;

/**
 * Whether a Node version is new enough for this project.
 * @param {string} version such as 20.19.0
 */
export function isNodeVersionEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > wantedMajor || (major === wantedMajor && minor >= wantedMinor);
}

/** Ends the process with a word when this Node is too old. */
export function requireNodeVersion() {
  if (isNodeVersionEnough(process.versions.node)) return;
  process.stderr.write(
    `Briefing Notes needs Node ${wantedMajor}.${wantedMinor} or later; this is ${process.versions.node}. See https://nodejs.org.\n`,
  );
  process.exit(1);
}

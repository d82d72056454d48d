import { appTarget, cliTarget, faultsTarget, fingerprint, isFresh, markFresh, markStale } from '../freshness.mjs';
import { projectRoot } from '../paths.ts';
import { say } from '../say.ts';
import type { BundleName } from './configurations.ts';

const targets = {
  app: { target: appTarget, bundles: ['main', 'preload', 'renderer'] },
  cli: { target: cliTarget, bundles: ['cli'] },
  faults: { target: faultsTarget, bundles: ['faults'] },
} as const satisfies Record<string, { target: typeof appTarget; bundles: readonly BundleName[] }>;

const names = { app: 'the app', cli: 'the command line', faults: 'the programs of the fault suites' } as const;

/** Builds one of them if a source changed since it was last built. */
export async function ensureBuilt(name: keyof typeof targets): Promise<void> {
  const { target, bundles } = targets[name];
  if (isFresh(projectRoot, target)) return;
  say(`Building ${names[name]}.`);
  // Taken first: a source that changes during the build makes the result stale.
  const print = fingerprint(projectRoot, target.sources);
  markStale(projectRoot, target);
  const { bundle } = await import('./bundle.ts');
  await bundle(bundles);
  markFresh(projectRoot, target, print);
}

/** Forgets that the app is built, for who is about to write something else into its folders. */
export function forgetAppBuild(): void {
  markStale(projectRoot, appTarget);
}

import { commit, samples } from './acts.ts';
import { drafts, exporting, settings } from './aside.ts';
import { deafToFlush, early, inPlace } from './careless.ts';
import { backup, keepVersion, thinning } from './copies.ts';
import { annotate, create, removeAndRestore, replace, replaceLarge } from './documents.ts';
import { compaction, openDamaged, openJournal, openNameless, openUncatalogued } from './openings.ts';
import type { Scenario } from './scenario.ts';

/** Every way in which something is written, by the name that the suites and the command line know it by. */
export const scenarios: Readonly<Record<string, Scenario>> = {
  create,
  replace,
  'replace-large': replaceLarge,
  annotate,
  'remove-restore': removeAndRestore,
  commit,
  samples,
  'keep-version': keepVersion,
  backup,
  thinning,
  drafts,
  settings,
  export: exporting,
  compaction,
  'open-damaged': openDamaged,
  'open-nameless': openNameless,
  'open-uncatalogued': openUncatalogued,
  'open-journal': openJournal,
};

/** Writers that lose what they acknowledge, to show that it would be noticed. */
export const carelessScenarios: Readonly<Record<string, Scenario>> = {
  'careless-in-place': inPlace,
  'careless-early': early,
  'careless-flush': deafToFlush,
};

/** Those that can go on for ever on one library: what a power cut meets. */
export const steadyScenarios: readonly string[] = [
  'create',
  'replace',
  'annotate',
  'remove-restore',
  'drafts',
  'settings',
  'export',
  'backup',
];

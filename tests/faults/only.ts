import type { SuiteContext } from './report.ts';
import { scenarios } from './subject/scenarios/index.ts';

/** Whether `only` names the case, or all cases whose names begin with it up to a slash. */
export function isMeant(name: string, only: string | null): boolean {
  return only === null || name === only || name.startsWith(`${only}/`);
}

/** What the quick run draws its cases from: preparing and counting every scenario would take most of its time. */
const quickScenarios = ['replace', 'remove-restore', 'commit', 'backup', 'drafts', 'open-damaged', 'open-journal'];

/** The scenarios that the cases of a run belong to. */
export function scenariosFor({ only, quick }: Pick<SuiteContext, 'only' | 'quick'>): string[] {
  if (only === null && quick) return quickScenarios;
  return Object.keys(scenarios).filter((name) => only === null || name === only || only.startsWith(`${name}/`));
}

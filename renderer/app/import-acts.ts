import { tick } from 'svelte';
import { AppError } from '../../core/errors.ts';
import type { FinishedImport, ImportInput } from '../state/imports.svelte.ts';
import type { Desk } from './desk.svelte.ts';
import { inPassing } from './import-words.ts';
import { notify, notifyError } from './notify.ts';

/** Imports, and tells what came of it. */
export async function importInto(desk: Desk, input: ImportInput): Promise<void> {
  const report = await desk.imports.run(input);
  if (report.status === 'done') await tellImport(desk, report, !desk.imports.unattended);
}

/**
 * Imports what stands in the form that is open, and closes it once that is in the library. What stops it is answered
 * in words and the form stays; null when nothing did. A form that was left meanwhile hears of no failure.
 */
export async function importFromForm(desk: Desk, input: ImportInput, isLeft: () => boolean): Promise<string | null> {
  let report: Awaited<ReturnType<typeof desk.imports.run>>;
  try {
    report = await desk.imports.run(input);
  } catch (error) {
    if (!(error instanceof AppError)) notifyError(error);
    return error instanceof Error ? error.message : String(error);
  }
  if (report.status === 'cancelled') return null;
  const problem = report.results.find(({ status }) => status === 'failed')?.error?.message;
  if (problem !== undefined) return problem;
  if (isLeft()) {
    if (report.results.length > 0) await tellImport(desk, report, false);
    return null;
  }
  desk.dialog = null;
  // After the dialog has given the focus back.
  await tick();
  await tellImport(desk, report, true);
  return null;
}

/** `attended`: the person waits for it, so the last source opens and a report is shown; else both are offered. */
async function tellImport(desk: Desk, report: FinishedImport, attended: boolean): Promise<void> {
  const id = report.results.findLast(({ status }) => status === 'added')?.id ?? null;
  if (attended) {
    desk.library.tab = 'articles';
    if (id !== null) await desk.openArticle(id);
  }
  const words = inPassing(report);
  if (words !== null) {
    const onaction = () => void (id === null ? null : desk.openArticle(id).catch(notifyError));
    notify(words, attended || id === null ? undefined : { action: 'Open', onaction });
    return;
  }
  desk.imports.keep(report);
  if (attended) desk.showReport();
  else desk.imports.waiting = true;
}

/** Tries failed files of the report again. It shows what comes of them; where it was closed, it is offered again. */
export async function retryImport(desk: Desk, keys: readonly string[]): Promise<void> {
  await desk.imports.retry(keys);
  if (desk.dialog !== 'import-report') desk.imports.waiting = true;
}

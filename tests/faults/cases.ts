import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Running, runProgram, startProgram } from './processes.ts';
import { type CallPoint, onePoolThread, readCalls, watch, writingCalls } from './system-calls.ts';

/** What a scenario starts from: a desk's folders, and what was told while they were made. */
export type Template = { readonly scenario: string; readonly folder: string; readonly told: readonly string[] };

/** Makes the template of a scenario in a process of its own. */
export async function makeTemplate(programs: string, folder: string, scenario: string): Promise<Template> {
  const own = join(folder, `template-${scenario}`);
  mkdirSync(own);
  const args = [join(own, 'library'), '--prepare', scenario];
  const { code, lines, errors } = await runProgram(programs, 'store-writer', args);
  if (code !== 0 || !lines.includes('DONE')) throw new Error(`Scenario ${scenario} could not be prepared: ${errors}`);
  return { scenario, folder: own, told: lines.filter((line) => line !== 'DONE') };
}

/** Gives the job a fresh copy of the template's folders and takes it away afterwards. */
export async function withCopy<T>({ folder }: Template, job: (desk: string) => Promise<T>): Promise<T> {
  const desk = mkdtempSync(`${folder}-`);
  try {
    cpSync(folder, desk, { recursive: true, preserveTimestamps: true });
    return await job(desk);
  } finally {
    rmSync(desk, { recursive: true, force: true });
  }
}

/** Starts the scenario and resolves when it waits for the word. */
export async function startWaiting(
  programs: string,
  desk: string,
  scenario: string,
  options: readonly string[] = [],
): Promise<{ writer: Running; pid: number }> {
  const args = [join(desk, 'library'), '--wait', ...options, scenario];
  const writer = startProgram(programs, 'store-writer', args, { environment: onePoolThread });
  const ready = await writer.line((line) => line.startsWith('READY '));
  if (ready === null) throw new Error(`Scenario ${scenario} did not start: ${(await writer.ended).errors}`);
  return { writer, pid: Number(ready.split(' ')[1]) };
}

/** Every call that touches the scenario's folders when nothing disturbs it, in order on each side. */
export async function countCalls(
  programs: string,
  { scenario }: Template,
  desk: string,
  options: readonly string[] = [],
): Promise<CallPoint[]> {
  const { writer, pid } = await startWaiting(programs, desk, scenario, options);
  const log = join(desk, 'strace.log');
  const strace = await watch(pid, ['main', 'pool'], { log, calls: writingCalls });
  writer.tell('go');
  const { code, errors, lines } = await writer.ended;
  await strace.ended;
  if (code !== 0 || !lines.includes('DONE')) throw new Error(`Scenario ${scenario} failed unharmed: ${errors}`);
  return readCalls(log, pid);
}

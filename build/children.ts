import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { constants } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from './paths.ts';

const programs = new Set<ChildProcess>();
const servers = new Set<ChildProcess>();

/** Ends a child with this process, however that ends. Servers, such as a display, end after the programs. */
export function endWithUs(child: ChildProcess, kind: 'program' | 'server'): void {
  listenForSignals();
  const group = kind === 'program' ? programs : servers;
  group.add(child);
  child.once('close', () => group.delete(child)).once('error', () => group.delete(child));
}

/** Runs a program to its end with our terminal. One ended by a signal counts as 128 + its number, as in a shell. */
export function runProgram(file: string, args: readonly string[], options: SpawnOptions = {}): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { cwd: projectRoot, stdio: 'inherit', ...options });
    endWithUs(child, 'program');
    child.on('error', reject);
    child.on('close', (code, signal) => resolve(code ?? codeOf(signal ?? 'SIGTERM')));
  });
}

/** Runs one of the installed tools by its Node entry, so that neither a shell nor the PATH is involved. */
export function runTool(entry: string, args: readonly string[], options: SpawnOptions = {}): Promise<number> {
  return runProgram(process.execPath, [join(projectRoot, 'node_modules', entry), ...args], options);
}

const codeOf = (signal: NodeJS.Signals): number => 128 + constants.signals[signal];

let listening = false;
function listenForSignals(): void {
  if (listening) return;
  listening = true;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => void endAll(signal));
  process.on('exit', () => {
    for (const child of [...programs, ...servers]) child.kill();
  });
}

async function endAll(signal: NodeJS.Signals): Promise<void> {
  // A terminal sends Ctrl-C to the programs as well; a second one would make Electron skip its orderly end.
  const alreadySent = signal === 'SIGINT' && process.stdin.isTTY === true;
  const ends = [...programs].map((child) => new Promise((resolve) => child.once('close', resolve)));
  if (!alreadySent) for (const child of programs) child.kill(signal);
  await Promise.race([Promise.all(ends), new Promise((resolve) => setTimeout(resolve, 5_000))]);
  process.exit(codeOf(signal));
}

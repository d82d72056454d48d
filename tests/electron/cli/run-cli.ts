import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';

const entry = fileURLToPath(new URL('../../../electron/cli/main.ts', import.meta.url));
const checkout = fileURLToPath(new URL('../../../', import.meta.url));

/** In place of the person's own: copies of what a test changes go below it. */
const home = mkdtempSync(join(tmpdir(), 'briefing-notes-home-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

export type Outcome = { readonly code: number | null; readonly stdout: string; readonly stderr: string };

export function startCli(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  return spawn(process.execPath, ['--import', 'tsx', entry, ...args], {
    cwd: checkout,
    env: { ...process.env, HOME: home, XDG_CONFIG_HOME: home, APPDATA: home, ...env },
    stdio: 'pipe',
  });
}

/** Runs the real command line in a process of its own, to its end. */
export function runCli(args: readonly string[], input: string | Uint8Array = ''): Promise<Outcome> {
  const child = startCli(args);
  const stdout: Buffer[] = [];
  const stderr: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
  // A command that doesn't read its input may end before it is written.
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      resolve({ code, stdout: Buffer.concat(stdout).toString(), stderr: Buffer.concat(stderr).toString() });
    });
  });
}

/** As `runCli` with `--json`: what it printed, parsed. */
export async function runJson(
  args: readonly string[],
  input: string | Uint8Array = '',
): Promise<{ code: number | null; value: unknown }> {
  const { code, stdout, stderr } = await runCli([...args, '--json'], input);
  if (stdout === '') throw new Error(`Nothing on stdout, exit code ${code}: ${stderr}`);
  return { code, value: JSON.parse(stdout) };
}

import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { endWithUs } from './children.ts';
import { StopError } from './say.ts';

/** Whether windows can be shown to somebody. */
export function hasDisplay(
  environment: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
): boolean {
  return platform !== 'linux' || Boolean(environment['DISPLAY'] || environment['WAYLAND_DISPLAY']);
}

/** Runs with a display: the user's, or a virtual one that ends afterwards. It is set in `process.env` meanwhile. */
export async function withDisplay<T>(run: () => Promise<T>): Promise<T> {
  if (hasDisplay()) return run();
  const folder = mkdtempSync(join(tmpdir(), 'briefing-notes-display-'));
  const authority = join(folder, 'Xauthority');
  writeFileSync(authority, authorityFile(randomBytes(16)), { mode: 0o600 });
  const server = spawn(
    'Xvfb',
    ['-displayfd', '3', '-screen', '0', '1920x1200x24', '-nolisten', 'tcp', '-auth', authority],
    // In a group of its own: Ctrl-C must not take the display from a program that is about to end.
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe'], detached: true },
  );
  endWithUs(server, 'server');
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const before = { DISPLAY: process.env['DISPLAY'], XAUTHORITY: process.env['XAUTHORITY'] };
  try {
    const number = await new Promise<string>((resolve, reject) => {
      server.once('error', (error) => reject(new StopError(`Xvfb could not be started: ${error.message}`)));
      server.once('close', (code) => reject(new StopError(`Xvfb ended at once (${code}).`)));
      let written = '';
      server.stdio[3]?.on('data', (chunk: Buffer) => {
        written += chunk.toString();
        if (written.endsWith('\n')) resolve(written.trim());
      });
    });
    process.env['DISPLAY'] = `:${number}`;
    process.env['XAUTHORITY'] = authority;
    return await run();
  } finally {
    restore(before);
    server.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * An Xauthority file with one MIT-MAGIC-COOKIE-1 for every host and display (family 0xffff, empty address and number),
 * so that no other user of the machine can look at the display. Format: Xau(3).
 */
export function authorityFile(cookie: Uint8Array): Buffer {
  const field = (bytes: Uint8Array): Buffer =>
    Buffer.concat([Buffer.from([bytes.length >> 8, bytes.length & 0xff]), bytes]);
  const none = field(new Uint8Array());
  return Buffer.concat([
    Buffer.from([0xff, 0xff]),
    none,
    none,
    field(Buffer.from('MIT-MAGIC-COOKIE-1')),
    field(cookie),
  ]);
}

function restore(variables: Readonly<Record<string, string | undefined>>): void {
  for (const [name, value] of Object.entries(variables)) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
}

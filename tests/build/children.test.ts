import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { runProgram } from '../../build/children.ts';

const runScript = (script: string) => runProgram(process.execPath, ['-e', script]);

/** A process of ours that keeps another one, whose id it prints. */
function startKeeper(): ChildProcess {
  const children = fileURLToPath(new URL('../../build/children.ts', import.meta.url));
  const script = `
    import { spawn } from 'node:child_process';
    const { endWithUs } = await import(${JSON.stringify(children)});
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
    endWithUs(child, 'server');
    console.log(child.pid);
    process.on('message', () => { throw new Error('a crash'); });`;
  return spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'ignore', 'ipc'],
  });
}

async function keptProcess(keeper: ChildProcess): Promise<number> {
  const [chunk] = await once(keeper.stdout ?? keeper, 'data');
  return Number(chunk);
}

/** Returns when a process is gone; a test that waits in vain runs into its limit. */
async function untilGone(pid: number): Promise<void> {
  for (;;) {
    try {
      process.kill(pid, 0);
    } catch {
      return;
    }
    await wait(20);
  }
}

describe('A program', () => {
  it('gives its exit code', async () => expect(await runScript('process.exit(3)')).toBe(3));

  it('that a signal ended gives the code of a shell', async () => {
    expect(await runScript(`process.kill(process.pid, 'SIGTERM')`)).toBe(143);
  });

  it('that can’t be started is an error', async () => {
    await expect(runProgram('/nonexistent/program', [])).rejects.toThrow('ENOENT');
  });
});

describe('A kept child', () => {
  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('ends when %s ends us', async (signal) => {
    const keeper = startKeeper();
    const pid = await keptProcess(keeper);
    keeper.kill(signal);
    await untilGone(pid);
  });

  it('ends when we crash', async () => {
    const keeper = startKeeper();
    const pid = await keptProcess(keeper);
    keeper.send('crash');
    await untilGone(pid);
  });
});

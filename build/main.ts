import { StopError, say } from './say.ts';

type Command = { run(args: readonly string[]): Promise<number> };

// Each command loads only what it needs: starting must not wait for the bundler.
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  start: () => import('./commands/start.ts'),
  tour: () => import('./commands/tour.ts'),
  dev: () => import('./commands/dev.ts'),
  build: () => import('./commands/build.ts'),
  'build:cli': () => import('./commands/build-cli.ts'),
  check: () => import('./commands/check.ts'),
  lint: () => import('./commands/lint.ts'),
  test: () => import('./commands/test.ts'),
  'test:unit': () => import('./commands/test-unit.ts'),
  'test:e2e': () => import('./commands/test-e2e.ts'),
  faults: () => import('./commands/faults.ts'),
  bench: () => import('./commands/bench.ts'),
  package: () => import('./commands/package.ts'),
};

/** Runs `NAME ARGUMENTS…` and gives the exit code: 2 for an unknown name. */
export async function runCommand(words: readonly string[]): Promise<number> {
  const [name = '', ...args] = words;
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (load === undefined) {
    say(`Usage: node build/run.mjs ${Object.keys(commands).join('|')} [arguments]`);
    return 2;
  }
  try {
    return await (await load()).run(args);
  } catch (error) {
    if (!(error instanceof StopError)) throw error;
    say(error.message);
    return error.exitCode;
  }
}

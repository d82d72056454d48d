import { spawn } from 'node:child_process';
import { forgetAppBuild } from '../bundle/ensure.ts';
import { watchBundle } from '../bundle/watch.ts';
import { endWithUs } from '../children.ts';
import { withDisplay } from '../display.ts';
import { electronEnvironment, prepareElectron, userSwitches } from '../electron.ts';
import { projectRoot } from '../paths.ts';
import { say } from '../say.ts';

/**
 * Runs the app and rebuilds as sources change: the window reloads itself when the page's files change, and a change to
 * the main process or the preload restarts the app. Ends when the app is closed.
 */
export async function run(args: readonly string[]): Promise<number> {
  const { executablePath } = await prepareElectron({ display: true, fonts: false });
  forgetAppBuild();
  // For Vite and Svelte, which stay at work as long as this process lives.
  process.env['NODE_ENV'] = 'development';
  return withDisplay(async () => {
    const app = new RestartableApp(executablePath, [...userSwitches(), projectRoot, ...args]);
    const watching = await Promise.all([
      watchBundle('renderer', () => say('The page was rebuilt.')),
      watchBundle('preload', () => app.restart()),
      watchBundle('main', () => app.restart()),
    ]);
    const code = await app.run();
    await Promise.all(watching.map((stop) => stop()));
    return code;
  });
}

/** An app that is started again, after an orderly end, until its user closes it. */
class RestartableApp {
  readonly #executablePath: string;
  readonly #args: readonly string[];
  #wanted = false;
  #end: (() => void) | null = null;

  constructor(executablePath: string, args: readonly string[]) {
    this.#executablePath = executablePath;
    this.#args = args;
  }

  restart(): void {
    if (this.#end === null) return;
    this.#wanted = true;
    this.#end();
  }

  async run(): Promise<number> {
    for (;;) {
      const code = await this.#runOnce();
      if (!this.#wanted) return code;
      this.#wanted = false;
      say('The app is started again.');
    }
  }

  #runOnce(): Promise<number> {
    const env = { ...electronEnvironment(), BRIEFING_NOTES_DEV: '1' };
    const child = spawn(this.#executablePath, this.#args, { cwd: projectRoot, stdio: 'inherit', env });
    endWithUs(child, 'program');
    this.#end = () => child.kill();
    return new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (code) => resolve(code ?? 1));
    });
  }
}

import { join } from 'node:path';
import { ensureBuilt } from '../bundle/ensure.ts';
import { runTool } from '../children.ts';
import { hasDisplay, withDisplay } from '../display.ts';
import { prepareElectron } from '../electron.ts';
import { outFolder } from '../paths.ts';

export const e2eReport = join(outFolder, 'test/e2e.json');

/** Runs Playwright on the built app; arguments are its own, such as a file or `--grep`. */
export async function run(args: readonly string[]): Promise<number> {
  await prepareElectron({ display: !hasDisplay(), fonts: true });
  await ensureBuilt('app');
  // Some tests start the command line as a user would.
  await ensureBuilt('cli');
  return withDisplay(() => runTool('@playwright/test/cli.js', ['test', ...args]));
}

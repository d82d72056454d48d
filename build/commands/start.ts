import { ensureBuilt } from '../bundle/ensure.ts';
import { runProgram } from '../children.ts';
import { hasDisplay } from '../display.ts';
import { electronEnvironment, prepareElectron, userSwitches } from '../electron.ts';
import { projectRoot } from '../paths.ts';
import { say } from '../say.ts';

/** Opens the app; with nobody to see it, gives the tour instead. */
export async function run(args: readonly string[]): Promise<number> {
  if (!hasDisplay()) {
    say('There is no display, so this is the tour, in a window that nobody sees.');
    const tour = await import('./tour.ts');
    return tour.run(args);
  }
  const runtime = await prepareElectron({ display: false, fonts: false });
  await ensureBuilt('app');
  return runProgram(runtime.executablePath, [...userSwitches(), projectRoot, ...args], { env: electronEnvironment() });
}

import { ensureBuilt } from '../../../build/bundle/ensure.ts';
import { hasDisplay, withDisplay } from '../../../build/display.ts';
import { prepareElectron } from '../../../build/electron.ts';

/** Runs what opens windows: with the runtime there, the app built from its present sources, and a display. */
export async function withWindows<T>(run: () => Promise<T>): Promise<T> {
  await prepareElectron({ display: !hasDisplay(), fonts: true });
  await ensureBuilt('app');
  return await withDisplay(run);
}

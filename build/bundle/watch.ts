import { join } from 'node:path';
import { build, mergeConfig } from 'vite';
import { outFolder } from '../paths.ts';
import { say } from '../say.ts';
import { type BundleName, configurationOf } from './configurations.ts';

/**
 * Builds into out/NAME now and again whenever a source changes. Resolves after the first build; `rebuilt` is called
 * after each later one. A failed build is reported and leaves the earlier one in use. Gives a function that stops it.
 */
export async function watchBundle(name: BundleName, rebuilt: () => void): Promise<() => Promise<void>> {
  const outDir = join(outFolder, name);
  const watcher = await build(
    mergeConfig(configurationOf(name), { mode: 'development', build: { outDir, emptyOutDir: true, watch: {} } }),
  );
  if (!('on' in watcher)) throw new Error('Vite gave no watcher.');
  return new Promise((resolve) => {
    let isFirst = true;
    watcher.on('event', (event) => {
      if (event.code === 'BUNDLE_END') void event.result.close();
      if (event.code === 'ERROR') say(`${name}: ${event.error.message}`);
      if (event.code !== 'END') return;
      if (isFirst) resolve(() => watcher.close());
      else rebuilt();
      isFirst = false;
    });
  });
}

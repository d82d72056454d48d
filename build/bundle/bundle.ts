import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build, mergeConfig } from 'vite';
import { outFolder } from '../paths.ts';
import { StopError } from '../say.ts';
import { type BundleName, configurationOf } from './configurations.ts';

/** Makes bundles into out/NAME. A bundle that fails leaves the earlier one as it was. */
export async function bundle(names: readonly BundleName[]): Promise<void> {
  await withNodeEnv('production', async () => {
    for (const name of names) await bundleOne(name);
  });
}

async function bundleOne(name: BundleName): Promise<void> {
  // As deep as the final folder, so that the paths in source maps stay true.
  const fresh = join(outFolder, `.${name}-${process.pid}`);
  const final = join(outFolder, name);
  try {
    await build(
      mergeConfig(configurationOf(name), { mode: 'production', build: { outDir: fresh, emptyOutDir: true } }),
    );
    rmSync(final, { recursive: true, force: true });
    renameSync(fresh, final);
  } catch (error) {
    throw new StopError(`Bundling ${name} failed. ${error instanceof Error ? error.message : error}`);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

/** Vite and Svelte go by NODE_ENV, and Vite sets it: neither may leak in or out. */
async function withNodeEnv(value: string, run: () => Promise<void>): Promise<void> {
  const before = process.env['NODE_ENV'];
  process.env['NODE_ENV'] = value;
  try {
    await run();
  } finally {
    if (before === undefined) delete process.env['NODE_ENV'];
    else process.env['NODE_ENV'] = before;
  }
}

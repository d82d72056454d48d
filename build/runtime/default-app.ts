import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createPackage } from '@electron/asar';
import { projectRoot } from '../paths.ts';

/**
 * Gives a runtime without one the small program that Electron starts when it holds no app: it loads the app whose
 * folder is the first argument, so that `electron FOLDER` works as with the official runtime.
 */
export async function writeDefaultApp(resources: string): Promise<void> {
  await mkdir(resources, { recursive: true });
  await createPackage(join(projectRoot, 'build/runtime/default-app'), join(resources, 'default_app.asar'));
}

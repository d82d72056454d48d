import { mkdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt } from '../bundle/ensure.ts';
import { hasDisplay, withDisplay } from '../display.ts';
import { prepareElectron, userSwitches } from '../electron.ts';
import { outFolder, projectRoot } from '../paths.ts';
import { StopError } from '../say.ts';

/** Uses the app once, for real, and leaves what came of it in out/tour. Fails when any step of it does. */
export async function run(args: readonly string[]): Promise<number> {
  const outDir = join(outFolder, 'tour');
  rmSync(outDir, { recursive: true, force: true });
  mkdirSync(outDir, { recursive: true });
  const { executablePath } = await prepareElectron({ display: !hasDisplay(), fonts: true });
  await ensureBuilt('app');
  const { driveTour } = await import('../tour/drive.ts');
  const { markdown, screenshots } = await withDisplay(() =>
    driveTour({ executablePath, appDir: projectRoot, outDir, args: [...userSwitches(), ...args] }),
  );
  const paths = [join(outDir, 'briefing.md'), ...screenshots];
  const absent = paths.filter((path) => (statSync(path, { throwIfNoEntry: false })?.size ?? 0) === 0);
  if (absent.length > 0) throw new StopError(`The tour did not leave ${absent.join(', ')}.`);
  process.stdout.write(`${markdown.trimEnd()}\n\n${paths.join('\n')}\n`);
  return 0;
}

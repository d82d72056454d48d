import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../temporary-folder.ts';
import { runJson, startCli } from './run-cli.ts';

/** Names of the versions of all briefings below `root`. */
async function briefingsIn(root: string): Promise<string[]> {
  const entries = await readdir(join(root, 'briefings'), { recursive: true });
  return entries.filter((entry) => entry.endsWith('.json'));
}

describe('A command that changes a briefing', () => {
  it('keeps a version in the library and a copy where the app keeps its own', async () => {
    const folder = await temporaryFolder();
    const library = join(folder, 'library');
    await mkdir(library);
    const env = { XDG_CONFIG_HOME: folder, APPDATA: folder, HOME: folder };
    const child = startCli(['brief', '--title', 'Outlook', '--library', library], env);
    child.stdin.end('# Outlook\n');
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect(code).toBe(0);
    expect(await briefingsIn(join(library, 'history'))).toHaveLength(1);
    const profiles = await readdir(folder, { recursive: true });
    const backups = profiles.find((entry) => entry.endsWith(join('Briefing Notes', 'Backups')));
    const [id] = await readdir(join(folder, backups ?? ''));
    expect(await briefingsIn(join(folder, backups ?? '', id ?? ''))).toHaveLength(1);
  });

  it('leaves no copies when it only reads', async () => {
    const library = join(await temporaryFolder(), 'library');
    await mkdir(library);
    await runJson(['list', 'briefings', '--library', library]);
    await expect(briefingsIn(join(library, 'history'))).rejects.toThrow('ENOENT');
  });
});

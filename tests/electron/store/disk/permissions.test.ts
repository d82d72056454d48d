import { mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { writeFiles } from '../../../../electron/export/write.ts';
import { openSettings } from '../../../../electron/settings/settings-file.ts';
import { seal } from '../../../../electron/store/documents/envelope.ts';
import { openLibrary } from '../../../../electron/store/library.ts';
import { VersionFolder } from '../../../../electron/store/versions/version-folder.ts';
import { annotations, article, briefing } from '../builders.ts';
import { breakableDisk } from '../failing-disk.ts';
import { newRoot } from '../new-root.ts';

/** A person's umask that lets everybody read and write what isn't given less. */
function openUmask(): void {
  const before = process.umask(0);
  onTestFinished(() => {
    process.umask(before);
  });
}

/** Everything in the folder that others could read, write or list, the folder included. */
function exposed(folder: string): string[] {
  const paths = [
    folder,
    ...readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
  ];
  return paths.filter((path) => {
    const stats = statSync(path);
    return (stats.mode & 0o777) !== (stats.isDirectory() ? 0o700 : 0o600);
  });
}

describe.skipIf(process.platform === 'win32')('what only its owner may read', () => {
  it('is all of a library, with bin, journal, catalogue and history', async () => {
    openUmask();
    const root = newRoot();
    const { disk, broken } = breakableDisk();
    const library = await openLibrary(root, { disk });
    await library.articles.create(article('firstfirst'));
    await library.annotations.create(annotations('firstfirst', ['annotone']));
    await library.briefings.create(briefing('briefingone'));
    const text = seal('briefing', 'briefingone', { revision: 1, parent: 0, body: briefing('briefingone') });
    await library.history.keep('briefing', 'briefingone', Buffer.from(text), new Date());
    // The intent stays in the journal.
    broken.set('unlink', 'EIO');
    await library.commit([
      { type: 'remove', kind: 'article', id: 'firstfirst' },
      { type: 'remove', kind: 'annotations', id: 'firstfirst' },
    ]);
    broken.clear();
    await library.bin.expire(new Date(Date.now() + 40 * 86_400_000));
    const folders = readdirSync(root);
    expect(folders).toEqual(
      expect.arrayContaining(['annotations', 'articles', 'bin', 'catalogue', 'history', 'journal']),
    );
    expect(exposed(root)).toEqual([]);
    await library.close();
    expect(exposed(root)).toEqual([]);
  });

  it('is a folder of backups', async () => {
    openUmask();
    const folder = newRoot();
    const text = seal('article', 'firstfirst', { revision: 1, parent: 0, body: article('firstfirst') });
    await new VersionFolder(folder).keep('article', 'firstfirst', Buffer.from(text), new Date());
    expect(exposed(folder)).toEqual([]);
  });

  it('is the settings file', async () => {
    openUmask();
    const profile = newRoot();
    mkdirSync(profile, { mode: 0o700 });
    const settings = await openSettings(profile, () => {});
    settings.change({ openArticle: 'firstfirst' });
    await settings.flush();
    expect(readdirSync(profile)).toEqual(['settings.json']);
    expect(exposed(profile)).toEqual([]);
  });

  it('is not an export, which is as the person’s umask says', async () => {
    openUmask();
    const folder = newRoot();
    await writeFiles(folder, [{ path: 'briefings/outlook.md', content: '# Outlook\n' }]);
    const modes = ['.', 'briefings', 'briefings/outlook.md'].map((name) => statSync(join(folder, name)).mode & 0o777);
    expect(modes).toEqual([0o777, 0o777, 0o666]);
  });
});

import { createHash, randomUUID } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Original } from '../../../../core/model/article.ts';
import { temporaryBeside } from '../../../../electron/store/disk/folders.ts';
import { type Library, openLibrary } from '../../../../electron/store/library.ts';
import { originalPath } from '../../../../electron/store/originals/originals.ts';
import { article } from '../builders.ts';
import { diskFailingOnce } from '../failing-disk.ts';
import { newRoot } from '../new-root.ts';

const bytes = Buffer.from('%PDF-1.7 the report');
const sha256 = createHash('sha256').update(bytes).digest('hex');
const original: Original = { sha256, bytes: bytes.byteLength, form: 'pdf' };

async function open(root = newRoot()): Promise<Library> {
  const library = await openLibrary(root);
  onTestFinished(() => library.close());
  return library;
}

const fileOf = (library: Library) => join(library.root, originalPath(sha256));

describe('An original', () => {
  it('is kept under its hash, for this person alone, and read back', async () => {
    const library = await open();
    expect(await library.originals.keep(bytes)).toBe(sha256);
    expect(Buffer.from((await library.originals.read(sha256)) ?? [])).toEqual(bytes);
    expect(readFileSync(join(library.root, 'originals', sha256.slice(0, 2), sha256))).toEqual(bytes);
    expect(statSync(fileOf(library)).mode & 0o777).toBe(0o600);
  });

  it('is written once when it is kept again', async () => {
    const library = await open();
    await library.originals.keep(bytes);
    const { ino } = statSync(fileOf(library));
    await Promise.all([library.originals.keep(bytes), library.originals.keep(bytes)]);
    expect(statSync(fileOf(library)).ino).toBe(ino);
  });

  it('that is not what its name says is none, until it is kept again', async () => {
    const library = await open();
    await library.originals.keep(bytes);
    appendFileSync(fileOf(library), '!');
    expect(await library.originals.read(sha256)).toBeNull();
    await library.originals.keep(bytes);
    expect(await library.originals.read(sha256)).not.toBeNull();
  });

  it('that is not there is none', async () => {
    expect(await (await open()).originals.read(sha256)).toBeNull();
  });

  it('leaves nothing when the disk is full, and the error says so', async () => {
    const root = newRoot();
    await (await openLibrary(root)).close();
    const library = await openLibrary(root, { disk: diskFailingOnce('write', 'ENOSPC') });
    onTestFinished(() => library.close());
    await expect(library.originals.keep(bytes)).rejects.toMatchObject({ code: 'disk-full' });
    expect(existsSync(fileOf(library))).toBe(false);
  });

  it('is waited for by a library that closes, and refused by one that is closed', async () => {
    const library = await open();
    const kept = library.originals.keep(bytes);
    await library.close();
    expect(existsSync(fileOf(library))).toBe(true);
    await kept;
    await expect(library.originals.keep(bytes)).rejects.toMatchObject({ code: 'io-error' });
  });

  it('that was cut short by a kill is tidied away by the next opening', async () => {
    const root = newRoot();
    await (await openLibrary(root)).close();
    const leftover = temporaryBeside(join(root, originalPath(sha256)), randomUUID());
    mkdirSync(dirname(leftover), { recursive: true });
    writeFileSync(leftover, '%PD');
    await open(root);
    expect(existsSync(leftover)).toBe(false);
  });
});

describe('verify', () => {
  it('finds nothing wrong with originals that are sound, of the present version and of earlier ones', async () => {
    const library = await open();
    await library.originals.keep(bytes);
    await library.articles.create(article('k3f9a2m7qx', { original }));
    expect((await library.verify()).damaged).toEqual([]);
  });

  it.each(['gone', 'changed'])('lists an original that is %s', async (how) => {
    const library = await open();
    await library.originals.keep(bytes);
    const { title, body, sha256: text, pages, origin } = article('k3f9a2m7qx');
    const importedAt = '2026-03-03T12:00:00.000Z';
    const earlier = { version: 1, title, body, sha256: text, pages, origin, importedAt, original };
    await library.articles.create(article('k3f9a2m7qx', { version: 2, earlier: [earlier] }));
    if (how === 'gone') rmSync(fileOf(library));
    else writeFileSync(fileOf(library), 'another');
    expect((await library.verify()).damaged).toEqual([
      { path: originalPath(sha256), reason: 'the original of a source is gone or is not what it was' },
    ]);
  });
});

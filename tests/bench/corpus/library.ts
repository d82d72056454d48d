import { existsSync } from 'node:fs';
import { cp, link, mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { outFolder } from '../../../build/paths.ts';
import { openLibrary } from '../../../electron/store/library.ts';
import { type Corpus, fillLibrary } from './fill.ts';

/** Raised when what a seed gives comes to differ, or what stands on the disk. */
const corpusVersion = 3;

const kept = join(outFolder, 'bench-libraries');

/**
 * The folder of a library of so many articles, made when there is none yet, in step and closed. It stays for later
 * runs and must not be opened: `copyLibrary` gives one that may be.
 */
export async function makeLibrary({ articles, seed, say }: Corpus): Promise<string> {
  const root = join(kept, `${corpusVersion}-${seed}-${articles}`);
  if (existsSync(root)) return root;
  await mkdir(kept, { recursive: true });
  const unfinished = await mkdtemp(join(kept, 'unfinished-'));
  try {
    await fillLibrary(unfinished, { articles, seed, say });
    await check(unfinished, articles);
    await rename(unfinished, root).catch((error: unknown) => {
      // Another run made the same one meanwhile.
      if (!existsSync(root)) throw error;
    });
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
  return root;
}

/**
 * A copy of a library to open and throw away: whoever asked for it removes it. Documents and kept versions are hard
 * links, which keep the stamps that the catalogue knows: the store never writes into such a file, it replaces it.
 */
export async function copyLibrary(root: string): Promise<string> {
  const copy = await mkdtemp(join(dirname(root), 'copy-'));
  for (const entry of await readdir(root, { recursive: true, withFileTypes: true })) {
    const [from, to] = [
      join(entry.parentPath, entry.name),
      join(copy, entry.parentPath.slice(root.length), entry.name),
    ];
    if (entry.isDirectory()) await mkdir(to, { mode: 0o700, recursive: true });
    else {
      await mkdir(dirname(to), { mode: 0o700, recursive: true });
      await (isReplaced(from.slice(root.length + 1)) ? link(from, to) : cp(from, to));
    }
  }
  return copy;
}

function isReplaced(path: string): boolean {
  return /^(?:articles|annotations|briefings|history\/[a-z]+)[/\\]/.test(path);
}

async function check(root: string, articles: number): Promise<void> {
  const library = await openLibrary(root);
  try {
    const found = library.catalogue.articles().length;
    if (found !== articles || library.incidents.length > 0)
      throw new Error(`The library came out with ${found} articles.`);
  } finally {
    await library.close();
  }
}

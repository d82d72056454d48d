import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../core/errors.ts';
import { type Desk, openDesk } from '../acts/desk.ts';
import { keepChanged } from '../backup/keep-changed.ts';
import type { BackupPlaceFolder } from '../backup/places.ts';
import { bundledParser } from '../import/parser/bundled-parser.ts';
import { demandSize } from '../import/read-file.ts';
import { isNewLibrary } from '../store/folder/library-identity.ts';
import { openLibrary } from '../store/library.ts';
import type { DocumentName } from '../store/opening/read-items.ts';
import type { Session } from './command.ts';

/**
 * A session on the library at `root`, which is opened when first asked for. `close` keeps versions and copies of what
 * was changed, then lets go of the lock.
 */
export function openSession(
  root: string,
  backups: readonly BackupPlaceFolder[],
  say: Session['say'],
): { session: Session; close: () => Promise<void> } {
  let opening: Promise<Desk> | null = null;
  let closing: Promise<void> | null = null;
  const changed = new Map<string, DocumentName>();

  const open = async (create: boolean, repair: boolean): Promise<Desk> => {
    if (!create && !(await mayBeLibrary(root))) throw new AppError('not-found', `There is no library at ${root}.`);
    const folders = backups.map(({ path }) => path);
    const library = await openLibrary(root, { holder: 'cli', backups: folders, repair }).catch((error: unknown) => {
      throw withWayOut(error, root);
    });
    library.onChange((kind, id) => changed.set(`${kind}/${id}`, { kind, id }));
    return openDesk(library, { parser: bundledParser() });
  };
  const close = async (): Promise<void> => {
    const desk = await opening?.catch(() => null);
    if (!desk) return;
    await desk.parser.close();
    const toKeep = desk.library.readOnly === null ? [...changed.values()] : [];
    try {
      const problems = await keepChanged(desk.library, backups, toKeep, console.error);
      for (const problem of problems) say(problem);
    } finally {
      await desk.library.close();
    }
  };

  return {
    session: {
      openDesk: (options) => {
        opening ??= open(options.create, options.repair ?? true);
        return opening;
      },
      readInput,
      say,
    },
    close: () => {
      closing ??= close();
      return closing;
    },
  };
}

// Nobody can be asked here whether that computer still has it open.
function withWayOut(error: unknown, root: string): unknown {
  if (!(error instanceof AppError) || typeof error.details['elsewhere'] !== 'string') return error;
  const wayOut = `If that computer no longer has it open, delete ${join(root, 'lock')}.`;
  return new AppError(error.code, `${error.message} ${wayOut}`, error.details, error);
}

/** An empty folder counts: what else than a library is meant to be there? */
async function mayBeLibrary(root: string): Promise<boolean> {
  const names = await readdir(root).catch(() => null);
  if (names === null) return false;
  return names.length === 0 || !isNewLibrary(root);
}

async function readInput(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of process.stdin) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    demandSize(size, 'standard input');
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

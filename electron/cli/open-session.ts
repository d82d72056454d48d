import { readdir } from 'node:fs/promises';
import { AppError } from '../../core/errors.ts';
import { type Desk, openDesk } from '../acts/desk.ts';
import { demandSize } from '../import/read-file.ts';
import { openLibrary } from '../store/library.ts';
import type { Session } from './command.ts';

/** A session on the library at `root`, which is opened when first asked for. `close` lets go of its lock. */
export function openSession(root: string, say: Session['say']): { session: Session; close: () => Promise<void> } {
  let opening: Promise<Desk> | null = null;
  return {
    session: {
      openDesk: (options) => {
        opening ??= openDeskAt(root, options.create);
        return opening;
      },
      readInput,
      say,
    },
    close: async () => {
      const desk = await opening?.catch(() => null);
      await desk?.library.close();
    },
  };
}

async function openDeskAt(root: string, create: boolean): Promise<Desk> {
  if (!create && !(await mayBeLibrary(root))) throw new AppError('not-found', `There is no library at ${root}.`);
  return openDesk(await openLibrary(root, { holder: 'cli' }));
}

/** An empty folder counts: what else than a library is meant to be there? */
async function mayBeLibrary(root: string): Promise<boolean> {
  const names = await readdir(root).catch(() => null);
  if (names === null) return false;
  return names.length === 0 || names.some((name) => name === 'library.json' || name === 'articles');
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

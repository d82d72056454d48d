import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createTables, indexVersion } from './schema.ts';
import { Connection } from './sqlite.ts';

export const indexFileName = 'index.db';
/** What the file looked like when it was last closed; not there while it is open, or after a kill. */
const sealName = 'closed';

/** Kilobytes of the file that SQLite keeps in memory. */
const cacheSize = 16_000;

/**
 * Opens the index in a folder of its own, or makes it anew when it is missing, damaged, of another version, or was
 * changed by another program since it was closed. Only one process may do so at a time.
 */
export function openIndexFile(folder: string): Connection {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const wasTouched = readSeal(folder) !== null && readSeal(folder) !== sealOf(folder);
  rmSync(join(folder, sealName), { force: true });
  if (!wasTouched) {
    const connection = openSound(folder);
    if (connection !== null) return connection;
  }
  removeIndexFile(folder);
  const connection = connect(folder);
  connection.exec('BEGIN');
  createTables(connection);
  connection.exec('COMMIT');
  return connection;
}

export function closeIndexFile(folder: string, connection: Connection): void {
  connection.close();
  writeFileSync(join(folder, sealName), sealOf(folder), { mode: 0o600 });
}

/** Takes the index away, whatever is left of it. */
export function removeIndexFile(folder: string): void {
  for (const ending of ['', '-wal', '-shm', '-journal', '.lock']) {
    rmSync(join(folder, `${indexFileName}${ending}`), { recursive: true, force: true });
  }
}

function openSound(folder: string): Connection | null {
  let connection: Connection | null = null;
  try {
    connection = connect(folder);
    const version = connection.first("SELECT value FROM meta WHERE key = 'version'");
    if (version?.['value'] === String(indexVersion)) return connection;
  } catch {
    // It is damaged, or was never finished.
  }
  try {
    connection?.close();
  } catch {
    // Its file goes.
  }
  return null;
}

// A write-ahead log is the only journal that is played back after a kill here: the package's own locks make SQLite take
// a rollback journal for one in use. It needs the exclusive lock, because there is no shared memory.
function connect(folder: string): Connection {
  const connection = new Connection(join(folder, indexFileName));
  connection.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA page_size = 8192; PRAGMA journal_mode = WAL');
  connection.exec(`PRAGMA synchronous = NORMAL; PRAGMA cache_size = -${cacheSize}`);
  return connection;
}

function readSeal(folder: string): string | null {
  try {
    return readFileSync(join(folder, sealName), 'utf8');
  } catch {
    return null;
  }
}

function sealOf(folder: string): string {
  const stats = statSync(join(folder, indexFileName), { throwIfNoEntry: false });
  return stats === undefined ? '' : `${stats.mtimeMs} ${stats.size}`;
}

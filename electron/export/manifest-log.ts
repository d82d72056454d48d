import { join } from 'node:path';
import { realDisk } from '../store/disk/disk.ts';
import { manifestName } from './manifest.ts';

/**
 * The manifest while an export is under way: old sums and new ones, and each new one before its file comes into
 * place. So an export that is cut short finds its own files again, not somebody's edits.
 */
export class ManifestLog {
  readonly #file: number;

  /** The manifest must be there, and end with a line break where it holds anything. */
  constructor(folder: string) {
    this.#file = realDisk.open(join(folder, manifestName), 'a');
  }

  /** Resolves when the lines are on the device. */
  async add(lines: readonly string[]): Promise<void> {
    await realDisk.append(this.#file, Buffer.from(lines.join('')));
    await realDisk.flush(this.#file);
  }

  close(): void {
    realDisk.close(this.#file);
  }
}

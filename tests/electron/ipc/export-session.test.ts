import { describe, expect, it } from 'vitest';
import { AppError } from '../../../core/errors.ts';
import type { EventPayload } from '../../../core/ipc/events.ts';
import { createExportSession } from '../../../electron/ipc/export-session.ts';

describe('An export of the window', () => {
  it('is told of while it is under way, and that it has ended', async () => {
    const told: EventPayload<'export.progress'>[] = [];
    const session = createExportSession((progress) => told.push(progress));
    await session.run(async ({ onProgress }) => onProgress?.({ done: 1, total: 3 }));
    expect(told).toEqual([{ done: 1, total: 3 }, null]);
  });

  it('that is stopped comes to nothing, and is no failure', async () => {
    const session = createExportSession(() => undefined);
    const result = session.run(async ({ signal }) => {
      await new Promise((resolve) => signal?.addEventListener('abort', resolve));
      throw new AppError('cancelled', 'The export was stopped.');
    });
    session.cancel();
    expect(await result).toBeNull();
  });

  it('that fails says why, and is told to have ended', async () => {
    const told: EventPayload<'export.progress'>[] = [];
    const session = createExportSession((progress) => told.push(progress));
    const full = new AppError('disk-full', 'Not saved: the disk is full.');
    await expect(session.run(() => Promise.reject(full))).rejects.toBe(full);
    expect(told).toEqual([null]);
  });
});

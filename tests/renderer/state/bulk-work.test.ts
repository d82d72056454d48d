import { describe, expect, it } from 'vitest';
import { BulkWork } from '../../../renderer/state/bulk-work.svelte.ts';

const ids = Array.from({ length: 250 }, (_, index) => `a${index}`);

describe('an act on many documents', () => {
  it('is done in shares, and tells how far it is', async () => {
    const work = new BulkWork();
    const seen: unknown[] = [];
    await work.run('Tagging', ids, async (share) => void seen.push([work.progress?.done, share.length]));
    expect(seen).toEqual([
      [0, 100],
      [100, 100],
      [200, 50],
    ]);
    expect(work.progress).toBeNull();
  });

  it('ends after the share that is under way when it is stopped', async () => {
    const work = new BulkWork();
    const done: string[] = [];
    await work.run('Tagging', ids, async (share) => {
      done.push(...share);
      work.stop();
    });
    expect(done).toHaveLength(100);
  });

  it('is over when a share fails', async () => {
    const work = new BulkWork();
    await expect(work.run('Tagging', ids, () => Promise.reject(new Error('full')))).rejects.toThrow('full');
    expect(work.progress).toBeNull();
  });
});

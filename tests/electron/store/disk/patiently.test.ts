import { describe, expect, it } from 'vitest';
import { mostAttempts, patiently } from '../../../../electron/store/disk/patiently.ts';

function refusal(code: string): Error {
  return Object.assign(new Error(code), { code });
}

/** Fails as often as there are errors, then answers. */
function failing(...errors: Error[]): { read: () => Promise<string>; asked: () => number } {
  let asked = 0;
  const read = async () => {
    asked++;
    const error = errors.shift();
    if (error !== undefined) throw error;
    return 'read';
  };
  return { read, asked: () => asked };
}

describe('reading patiently', () => {
  it('gives what a later attempt gives', async () => {
    expect(await patiently(failing(refusal('EMFILE'), refusal('EIO')).read)).toBe('read');
  });

  it('throws what the disk refuses to the end', async () => {
    const { read, asked } = failing(...Array.from({ length: mostAttempts }, () => refusal('EIO')));
    await expect(patiently(read)).rejects.toMatchObject({ code: 'EIO' });
    expect(asked()).toBe(mostAttempts);
  });

  it('takes the absence of a file for an answer', async () => {
    const { read, asked } = failing(refusal('ENOENT'));
    await expect(patiently(read)).rejects.toMatchObject({ code: 'ENOENT' });
    expect(asked()).toBe(1);
  });

  it('asks nothing twice when the fault is a bug', async () => {
    const { read, asked } = failing(new TypeError('not a refusal'));
    await expect(patiently(read)).rejects.toThrow(TypeError);
    expect(asked()).toBe(1);
  });
});

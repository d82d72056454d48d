import { describe, expect, it } from 'vitest';
import { AppError } from '../../../../core/errors.ts';
import { diskError } from '../../../../electron/store/disk/disk-errors.ts';

const failed = (code: string) => Object.assign(new Error(`${code}: /home/ann/secret.json`), { code });

describe('diskError', () => {
  it.each([
    ['ENOSPC', 'disk-full', 'Not saved: the disk is full.'],
    ['EDQUOT', 'disk-full', 'Not saved: your share of the disk is used up.'],
    ['EROFS', 'permission-denied', 'Not saved: the disk is read-only.'],
    ['EACCES', 'permission-denied', 'Not saved: there is no permission to write in the folder.'],
    ['EPERM', 'permission-denied', 'Not saved: there is no permission to write in the folder.'],
    ['EMFILE', 'io-error', 'Not saved: too many files are open.'],
    ['ENOTDIR', 'io-error', 'Not saved: the folder is gone.'],
    ['EIO', 'io-error', 'Not saved: the disk reported an error (EIO).'],
  ])('says what %s means', (errno, code, message) => {
    expect(diskError(failed(errno), 'save')).toMatchObject({ code, message, details: { errno } });
  });

  it('speaks of reading when that was the act', () => {
    expect(diskError(failed('EACCES'), 'read')).toMatchObject({
      message: 'Not read: there is no permission to read in the folder.',
    });
  });

  it('leaves alone what is no failed system call', () => {
    const [told, bug] = [new AppError('not-found', 'There is none.'), new TypeError('oops')];
    expect([diskError(told, 'save'), diskError(bug, 'save')]).toEqual([told, bug]);
  });
});

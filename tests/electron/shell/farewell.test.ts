import { describe, expect, it } from 'vitest';
import { createFarewell, type FarewellSteps, lossWords } from '../../../electron/shell/farewell.ts';

function setUp(own: Partial<FarewellSteps>, patience = 10_000) {
  const done: string[] = [];
  let settle = () => {};
  const ended = new Promise<void>((resolve) => {
    settle = resolve;
  });
  const farewell = createFarewell(
    {
      askWindow: () => {
        done.push('asked');
        return true;
      },
      confirmLoss: async (answered) => {
        done.push(answered ? 'confirmed' : 'confirmed unanswered');
        settle();
        return false;
      },
      finish: async () => {
        done.push('finished');
        settle();
      },
      ...own,
    },
    patience,
  );
  return { farewell, done, ended };
}

describe('The farewell', () => {
  it('finishes once the window has saved, without a question', async () => {
    const { farewell, done, ended } = setUp({});
    farewell.begin();
    farewell.flushed(true);
    await ended;
    expect(done).toEqual(['asked', 'finished']);
  });

  it('asks only once however often it is begun', async () => {
    const { farewell, done, ended } = setUp({});
    farewell.begin();
    farewell.begin();
    farewell.flushed(true);
    await ended;
    expect(done).toEqual(['asked', 'finished']);
  });

  it('asks the person when the window stays silent, and stays when they want to', async () => {
    const { farewell, done, ended } = setUp({}, 1);
    farewell.begin();
    await ended;
    expect(done).toEqual(['asked', 'confirmed unanswered']);
  });

  it('asks the person at once when the window could not save', async () => {
    const { farewell, done, ended } = setUp({});
    farewell.begin();
    farewell.flushed(false);
    await ended;
    expect(done).toEqual(['asked', 'confirmed']);
  });

  it('finishes when the person accepts the loss', async () => {
    const { farewell, done, ended } = setUp({ confirmLoss: async () => true }, 1);
    farewell.begin();
    await ended;
    expect(done).toEqual(['asked', 'finished']);
  });

  it('does not wait for a page that is gone', async () => {
    const { farewell, done, ended } = setUp({ askWindow: () => false });
    farewell.begin();
    await ended;
    expect(done).toEqual(['finished']);
  });

  it('can be begun again after the person stayed', async () => {
    const { farewell, done, ended } = setUp({}, 1);
    farewell.begin();
    await ended;
    await new Promise(setImmediate);
    farewell.begin();
    expect(done).toEqual(['asked', 'confirmed unanswered', 'asked']);
  });

  it('does what was to come last before it finishes', async () => {
    const { farewell, done, ended } = setUp({});
    farewell.begin(() => done.push('last'));
    farewell.flushed(true);
    await ended;
    expect(done).toEqual(['asked', 'last', 'finished']);
  });

  it('forgets what was to come last when the person stays', async () => {
    let stays = true;
    const { farewell, done } = setUp({ confirmLoss: async () => !stays });
    farewell.begin(() => done.push('last'));
    farewell.flushed(false);
    await new Promise(setImmediate);
    stays = false;
    farewell.begin();
    farewell.flushed(false);
    await new Promise(setImmediate);
    expect(done).toEqual(['asked', 'asked', 'finished']);
  });

  it('takes no notice of a window that saves unasked', () => {
    const { farewell, done } = setUp({});
    farewell.flushed(true);
    expect(done).toEqual([]);
  });
});

describe('The words of the closing question', () => {
  it('say that the text comes back, since it is kept outside the library', () => {
    expect(lossWords(true, false)).toMatch(/comes back at the next start/);
  });

  it('say up to when it is kept where the window does not answer', () => {
    expect(lossWords(false, false)).toMatch(/does not answer.*about a second ago.*comes back/);
  });

  it('say that it will be lost where it could not be kept', () => {
    expect(lossWords(true, true)).toMatch(/will be lost/);
    expect(lossWords(false, true)).not.toMatch(/comes back/);
  });
});

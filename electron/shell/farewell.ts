export type FarewellSteps = {
  /** Asks the window to save all it holds; false when there is no page that could answer. */
  askWindow(): boolean;
  /** The window could not save all or, `answered` false, gave no answer in time: whether to close all the same. */
  confirmLoss(answered: boolean): Promise<boolean>;
  /** Closes the library and the app. */
  finish(): Promise<void>;
};

type Word = 'saved' | 'unsaved' | 'silent';

export type Farewell = {
  /**
   * Starts to close, unless that is already under way. `last` is done just before the end: not when the person stays.
   */
  begin(last?: () => void): void;
  /** The window says whether all is saved. */
  flushed(saved: boolean): void;
};

/**
 * Closing without losing a word: ask the window to save, wait for its word for at most `patience`
 * milliseconds, ask the person when it does not come or is a no, then finish.
 */
export function createFarewell(steps: FarewellSteps, patience = 5000): Farewell {
  let underWay = false;
  let heard: ((word: Word) => void) | null = null;
  let beforeEnd: (() => void) | null = null;

  const wordOfWindow = (): Promise<Word> =>
    new Promise((resolve) => {
      const timer = setTimeout(() => resolve('silent'), patience);
      heard = (word) => {
        clearTimeout(timer);
        resolve(word);
      };
    });

  const close = async (): Promise<void> => {
    const waiting = wordOfWindow();
    if (!steps.askWindow()) heard?.('saved');
    const word = await waiting;
    if (word !== 'saved' && !(await steps.confirmLoss(word === 'unsaved'))) return;
    beforeEnd?.();
    await steps.finish();
  };

  return {
    begin(last) {
      if (last !== undefined) beforeEnd = last;
      if (underWay) return;
      underWay = true;
      void close().finally(() => {
        underWay = false;
        heard = null;
        beforeEnd = null;
      });
    },
    flushed: (saved) => heard?.(saved ? 'saved' : 'unsaved'),
  };
}

/** What becomes of unsaved text when the window closes all the same. `failing`: the draft of it could not be kept. */
export function lossWords(answered: boolean, failing: boolean): string {
  if (failing)
    return 'What you wrote since the last save could not be kept outside the library either: if you close now, it will be lost.';
  return answered
    ? 'What could not be saved is kept outside the library: the text comes back at the next start.'
    : 'The window does not answer. What was typed up to about a second ago is kept outside the library: the text comes back at the next start.';
}

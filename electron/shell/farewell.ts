export type FarewellSteps = {
  /** Asks the window to save all it holds; false when there is no page that could answer. */
  askWindow(): boolean;
  /** The window could not save all, or did not answer in time: whether to close all the same. */
  confirmLoss(): Promise<boolean>;
  /** Closes the library and the app. */
  finish(): Promise<void>;
};

export type Farewell = {
  /** Starts to close; nothing happens while that is already under way. */
  begin(): void;
  /** The window says whether all is saved. */
  flushed(saved: boolean): void;
};

/**
 * Closing without losing a word: ask the window to save, wait for its word for at most `patience`
 * milliseconds, ask the person when it does not come or is a no, then finish.
 */
export function createFarewell(steps: FarewellSteps, patience = 5000): Farewell {
  let underWay = false;
  let heard: ((saved: boolean) => void) | null = null;

  const windowSaved = (): Promise<boolean> =>
    new Promise((resolve) => {
      const timer = setTimeout(() => resolve(false), patience);
      heard = (saved) => {
        clearTimeout(timer);
        resolve(saved);
      };
    });

  const close = async (): Promise<void> => {
    const waiting = windowSaved();
    if (!steps.askWindow()) heard?.(true);
    if ((await waiting) || (await steps.confirmLoss())) await steps.finish();
  };

  return {
    begin() {
      if (underWay) return;
      underWay = true;
      void close().finally(() => {
        underWay = false;
        heard = null;
      });
    },
    flushed: (saved) => heard?.(saved),
  };
}

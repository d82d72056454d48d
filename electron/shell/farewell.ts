export type FarewellSteps = {
  /** Asks the window to save all it holds; false when there is no page that could answer. */
  askWindow(): boolean;
  /** The window did not say in time that all is saved: whether to close all the same. */
  confirmLoss(): Promise<boolean>;
  /** Closes the library and the app. */
  finish(): Promise<void>;
};

export type Farewell = {
  /** Starts to close; nothing happens while that is already under way. */
  begin(): void;
  /** The window says that all is saved. */
  flushed(): void;
};

/**
 * Closing without losing a word: ask the window to save, wait for its word for at most `patience`
 * milliseconds, ask the person when it does not come, then finish.
 */
export function createFarewell(steps: FarewellSteps, patience = 5000): Farewell {
  let underWay = false;
  let heard: (() => void) | null = null;

  const windowSaved = (): Promise<boolean> =>
    new Promise((resolve) => {
      const timer = setTimeout(() => resolve(false), patience);
      heard = () => {
        clearTimeout(timer);
        resolve(true);
      };
    });

  const close = async (): Promise<void> => {
    const waiting = windowSaved();
    if (!steps.askWindow()) heard?.();
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
    flushed: () => heard?.(),
  };
}

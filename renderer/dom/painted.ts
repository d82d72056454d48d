/** Milliseconds after which it isn't waited for: in a window that can't be seen nothing is painted. */
const patience = 100;

/** Resolves when the page as it is now has been painted. */
export function painted(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, patience);
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      // A message that is posted while a frame is made is received once it was painted.
      port1.onmessage = () => resolve();
      port2.postMessage(null);
    });
  });
}

/** Milliseconds of work between two chances for the window to paint and to answer keys. */
const sliceMs = 8;

/**
 * Calls `step` again and again until it answers false, a slice at a time, so that the window stays alive.
 * Returns the function that ends it early.
 */
export function runInSlices(step: () => boolean): () => void {
  const { port1, port2 } = new MessageChannel();
  const stop = () => port1.close();
  port1.onmessage = () => {
    const until = performance.now() + sliceMs;
    while (step()) {
      if (performance.now() < until) continue;
      port2.postMessage(null);
      return;
    }
    stop();
  };
  port2.postMessage(null);
  return stop;
}

/** Calls `act` once what stands in the page now has been painted. Returns the function that calls it off. */
export function afterPaint(act: () => void): () => void {
  let stop = () => {};
  const frame = requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    stop = () => port1.close();
    port1.onmessage = () => {
      stop();
      act();
    };
    port2.postMessage(null);
  });
  return () => {
    cancelAnimationFrame(frame);
    stop();
  };
}

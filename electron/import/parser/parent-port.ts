export type ParentPort<Report> = { send(report: Report): void };

/** The way to the process that started this one, be that Electron or Node. This process ends with it. */
export function openPort<Report>(onMessage: (message: unknown) => void): ParentPort<Report> {
  // A Ctrl-C in a terminal goes to both: the parent says when this one ends.
  process.on('SIGINT', () => undefined);
  if ('parentPort' in process && process.parentPort) {
    const { parentPort } = process;
    parentPort.on('message', ({ data }) => onMessage(data));
    return { send: (report) => parentPort.postMessage(report) };
  }
  process.on('message', onMessage);
  process.on('disconnect', () => process.exit());
  return { send: (report) => process.send?.(report) };
}

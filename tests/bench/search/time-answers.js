// Loaded into the index's process before its program: with each answer it says how long it took there.
let began = 0;
const emit = process.emit.bind(process);
const send = process.send?.bind(process);

process.emit = (/** @type {string} */ name, /** @type {any[]} */ ...values) => {
  if (name === 'message') began = performance.now();
  return Reflect.apply(emit, process, [name, ...values]);
};

process.send = (/** @type {{ type: string }} */ report) => {
  // First, so that it has come when the answer comes.
  if (report.type === 'answer') send?.({ type: 'timed', milliseconds: performance.now() - began });
  return send?.(report) ?? false;
};

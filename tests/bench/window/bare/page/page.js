// @ts-check
// As the app's own page does it: a message that is posted while a frame is made is received once it was painted.
requestAnimationFrame(() => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => performance.mark('page-shown');
  port2.postMessage(null);
});

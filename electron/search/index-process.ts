import { openPort } from '../import/parser/parent-port.ts';
import { Indexer } from './index/indexer.ts';
import { takeFolder } from './index/own-folder.ts';
import type { Order, Report } from './messages.ts';

// The program of the process that keeps the index of one library and answers queries.

const [root = '', folder = ''] = process.argv.slice(2);
// Only the process that started this one sends orders.
const port = openPort<Report>((order) => obey(order as Order));
const onProblem = (error: unknown): void =>
  port.send({ type: 'problem', reason: error instanceof Error ? (error.stack ?? error.message) : String(error) });
const indexer = new Indexer(root, folder, {
  onProgress: (progress) => port.send({ type: 'progress', progress }),
  onProblem,
});
takeFolder(folder).then(() => indexer.start(), onProblem);

function obey(order: Order): void {
  switch (order.type) {
    case 'changed':
      indexer.changed(order.sources);
      return;
    case 'query':
      port.send({ type: 'answer', id: order.id, result: indexer.query(order.input) });
      return;
    case 'close':
      void indexer.close().finally(() => process.exit());
  }
}

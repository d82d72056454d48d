// Run as a process of its own: saves one article over and over and acknowledges each save, until it is killed.
import { openLibrary } from '../../../electron/store/library.ts';
import { article } from './builders.ts';

const [root = '', id = ''] = process.argv.slice(2);
const library = await openLibrary(root);
if ((await library.articles.get(id)) === null) await library.articles.create(article(id));
for (;;) {
  const { revision } = await library.articles.replace(id, (current) => ({
    ...current,
    title: `${current.title}.`.slice(-99),
  }));
  process.stdout.write(`ACK ${revision}\n`);
}

import { forkParser } from '../../../../electron/import/parser/fork-parser.ts';
import { startParser } from '../../../../electron/import/parser/start-parser.ts';

// A short program with a parser: it has nothing but that to keep it alive.
const [program = '', thread = '', tsx = ''] = process.argv.slice(2);
const parser = startParser(forkParser({ process: program, thread, execArgv: ['--import', tsx] }));
const job = { bytes: Buffer.from('Text.'), name: 'a', contentType: null, url: null, fallbackTitle: 'a', pasted: false };
const { title } = await parser.parse(job);
await parser.close();
console.log(`parsed ${title}`);

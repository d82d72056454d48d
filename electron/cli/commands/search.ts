import type { SearchProgress, SearchResult } from '../../../core/ipc/search.ts';
import { searchOnce } from '../../search/search-once.ts';
import { type Answer, type Command, type Session, UsageError } from '../command.ts';

/** Milliseconds between two lines that tell how far indexing is. */
const progressPause = 2000;

export const searchCommand: Command = {
  name: 'search',
  usage: ['search QUERY [--limit N]   full text over sources, annotations and briefings'],
  options: { limit: { type: 'string' } },
  takesAnyText: true,
  run: async (args, session): Promise<Answer> => {
    if (args.positionals.length === 0) throw new UsageError('Missing: what to search for.');
    const limit = readLimit(args.text('limit') ?? '20');
    const query = args.positionals.join(' ');
    const { library } = await session.openDesk({ create: false });
    const input = { query, scope: 'all', offset: 0, limit, typing: false } as const;
    const result = await searchOnce(library, input, sayProgress(session));
    for (const problem of result.problems) session.say(problem);
    if (result.corrected !== null) session.say(`Nothing matches as it was typed; this is for: ${result.corrected}`);
    return answerOf(result);
  },
};

function readLimit(text: string): number {
  const limit = Number(text);
  if (!/^\d+$/.test(text) || limit < 1 || limit > 2000)
    throw new UsageError(`Expected for --limit: 1 to 2000; not “${text}”.`);
  return limit;
}

function sayProgress(session: Session): (progress: SearchProgress) => void {
  let said = performance.now();
  return ({ complete, done, total }) => {
    if (complete || performance.now() - said < progressPause) return;
    said = performance.now();
    session.say(`Indexing: ${done} of ${total} documents.`);
  };
}

function answerOf({ hits, total, complete }: SearchResult): Answer {
  const found = hits.map(({ id, kind, title, snippet }) => ({
    ...{ id, kind, title },
    snippet: snippet.map(({ text }) => text).join(''),
  }));
  const count = `${total} found${complete ? '' : ', in what could be read'}.`;
  return {
    value: { total, complete, hits: found },
    lines: [
      ...found.flatMap(({ id, kind, title, snippet }) => [`${id}  ${kind.padEnd(10)}  ${title}`, `    ${snippet}`]),
      count,
    ],
  };
}

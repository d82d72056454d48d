import { AppError } from '../../../core/errors.ts';
import { type Category, CategorySchema, type Credibility, CredibilitySchema } from '../../../core/model/annotation.ts';
import { annotateQuote } from '../../acts/annotations.ts';
import { type Arguments, type Command, oneOf, onlyPositional, UsageError } from '../command.ts';

export const annotateCommand: Command = {
  name: 'annotate',
  usage: [
    'annotate ARTICLE --quote TEXT [--prefix TEXT] [--suffix TEXT]   highlight a passage',
    '         [--category key-point|quote|figure|doubt] [--comment TEXT] [--credibility 1-6]',
  ],
  options: {
    quote: { type: 'string' },
    prefix: { type: 'string' },
    suffix: { type: 'string' },
    category: { type: 'string' },
    comment: { type: 'string' },
    credibility: { type: 'string' },
  },
  run: async (args, session) => {
    const articleId = onlyPositional(args, 'the article’s id');
    const exact = args.text('quote');
    if (exact === null) throw new UsageError('Missing: --quote, the passage to highlight.');
    const category = categoryOf(args);
    const credibility = credibilityOf(args);
    const desk = await session.openDesk({ create: false });
    if (exact.trim() === '') throw new AppError('quote-not-found', 'An empty quote stands nowhere.');
    const prefix = args.text('prefix');
    const suffix = args.text('suffix');
    const annotation = await annotateQuote(desk, {
      articleId,
      exact,
      ...(prefix === null ? {} : { prefix }),
      ...(suffix === null ? {} : { suffix }),
      category,
      comment: args.text('comment') ?? '',
      credibility,
    });
    return { value: annotation, lines: [annotation.id] };
  },
};

function categoryOf(args: Arguments): Category {
  return oneOf(args.text('category') ?? 'key-point', CategorySchema.options, '--category');
}

function credibilityOf(args: Arguments): Credibility | null {
  const given = args.text('credibility');
  if (given === null) return null;
  const found = CredibilitySchema.options.find((each) => String(each) === given);
  if (found === undefined) throw new UsageError(`--credibility is a digit from 1 to 6, not “${given}”.`);
  return found;
}

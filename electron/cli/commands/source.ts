import * as v from 'valibot';
import { ArticleStatusSchema, ReliabilitySchema } from '../../../core/model/article.ts';
import { TagSchema } from '../../../core/model/scalars.ts';
import { judgeSource, type SourceJudgment } from '../../acts/source-status.ts';
import { type Arguments, type Command, oneOf, onlyPositional, UsageError } from '../command.ts';

export const sourceCommand: Command = {
  name: 'source',
  usage: [
    'source ARTICLE [--reliability A-F] [--status current|corrected|withdrawn] [--tag TAG]…',
    '       change what is known of a source; names the sentences to look at again when it fell',
  ],
  options: {
    reliability: { type: 'string' },
    status: { type: 'string' },
    tag: { type: 'string', multiple: true },
  },
  run: async (args, session) => {
    const id = onlyPositional(args, 'the article’s id');
    const judgment = judgmentOf(args);
    const { article, affected } = await judgeSource(await session.openDesk({ create: false }), id, judgment);
    const found = affected?.map(({ briefingId, text }) => ({ briefing: briefingId, sentence: text })) ?? null;
    const facts = [article.reliability ?? 'not graded', article.status, ...article.tags];
    return {
      value: found === null ? article : { ...article, affected: found },
      lines: [
        `${article.id}  ${article.title}  (${facts.join(', ')})`,
        ...(found ?? []).map(({ briefing, sentence }) => `look again: ${briefing}  ${sentence}`),
      ],
    };
  },
};

function judgmentOf(args: Arguments): SourceJudgment {
  const reliability = args.text('reliability');
  const status = args.text('status');
  const tags = args.texts('tag');
  const bad = tags.find((tag) => !v.is(TagSchema, tag) || tag.trim() === '');
  if (bad !== undefined) throw new UsageError(`“${bad}” can’t be a tag: 1 to 100 characters without a comma.`);
  return {
    ...(reliability === null ? {} : { reliability: oneOf(reliability, ReliabilitySchema.options, '--reliability') }),
    ...(status === null ? {} : { status: oneOf(status, ArticleStatusSchema.options, '--status') }),
    tags,
  };
}

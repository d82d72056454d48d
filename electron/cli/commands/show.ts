import { assertNever } from '../../../core/errors.ts';
import { type ShownArticle, type ShownDocument, showDocument } from '../../acts/show-document.ts';
import { type Command, onlyPositional } from '../command.ts';

export const showCommand: Command = {
  name: 'show',
  usage: ['show ID   one document, whole'],
  options: {},
  run: async (args, session) => {
    const id = onlyPositional(args, 'the id of what to show');
    const shown = await showDocument(await session.openDesk({ create: false }), id);
    return { value: shown.document, lines: linesOf(shown) };
  },
};

function linesOf(shown: ShownDocument): string[] {
  switch (shown.kind) {
    case 'article':
      return articleLines(shown.document);
    case 'briefing':
      return shown.document.body.replace(/\n$/, '').split('\n');
    case 'annotation': {
      const { anchor, comment } = shown.document;
      return [...(anchor?.quote.exact.split('\n').map((line) => `> ${line}`) ?? []), comment].filter(Boolean);
    }
    default:
      return assertNever(shown);
  }
}

function articleLines(article: ShownArticle): string[] {
  const facts = [article.publisher, article.byline, article.publishedAt].filter((fact) => fact !== null);
  return [
    article.title,
    ...(facts.length === 0 ? [] : [facts.join(', ')]),
    ...article.blocks.flatMap((block) => ['', `${block.number === null ? '' : `¶${block.number} `}${block.text}`]),
  ];
}

import { type PrintedNumber, printedNumbers } from '../../../core/anchoring/page-count.ts';
import { assertNever } from '../../../core/errors.ts';
import type { AnchorState } from '../../../core/model/annotation.ts';
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
      const { anchor, comment, state, proposal } = shown.document;
      const words = [...quoted(anchor?.quote.exact), comment];
      return [...words, ...(standingWords[state] ?? []), ...quoted(proposal?.anchor.quote.exact)].filter(Boolean);
    }
    default:
      return assertNever(shown);
  }
}

function articleLines(article: ShownArticle): string[] {
  const facts = [article.publisher, article.byline, article.publishedAt].filter((fact) => fact !== null);
  const status = article.status === 'current' ? [] : [`The source was ${article.status}.`];
  const printed = printedNumbers(article.blocks, article.pages);
  const present = article.earlier.length === 0 ? [] : [`Version ${article.version}, ${dayOf(article.importedAt)}`];
  return [
    article.title,
    ...(facts.length === 0 ? [] : [facts.join(', ')]),
    ...status,
    ...present,
    ...article.earlier.map((one) => `earlier: version ${one.version}, ${dayOf(one.importedAt)}`),
    ...article.blocks.flatMap((block) => ['', `${numberWords(printed(block))}${block.text}`]),
  ];
}

function numberWords({ page, paragraph }: PrintedNumber): string {
  if (paragraph === null) return '';
  return page === null ? `¶${paragraph} ` : `p. ${page} ¶${paragraph} `;
}

function dayOf(instant: string | null): string {
  return instant?.slice(0, 10) ?? '';
}

const standingWords: Readonly<Partial<Record<AnchorState, readonly string[]>>> = {
  changed: ['The passage reads differently now; it may be:'],
  lost: ['The passage is no longer in the source.'],
};

function quoted(passage: string | undefined): string[] {
  return passage?.split('\n').map((line) => `> ${line}`) ?? [];
}

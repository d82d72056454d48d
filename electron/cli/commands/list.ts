import type { AnchorState } from '../../../core/model/annotation.ts';
import { listAllAnnotations, listArticles, listBriefings } from '../../acts/list-documents.ts';
import { type Answer, type Command, oneOf, onlyPositional } from '../command.ts';

const lists = ['articles', 'briefings', 'annotations'] as const;

export const listCommand: Command = {
  name: 'list',
  usage: ['list articles|briefings|annotations   what is there, newest first'],
  options: {},
  run: async (args, session): Promise<Answer> => {
    const which = oneOf(onlyPositional(args, 'what to list'), lists, 'list');
    const desk = await session.openDesk({ create: false });
    switch (which) {
      case 'articles': {
        const value = listArticles(desk);
        return { value, lines: value.map((row) => `${row.id}  ${row.publishedAt ?? '          '}  ${row.title}`) };
      }
      case 'briefings': {
        const value = listBriefings(desk);
        return { value, lines: value.map((row) => `${row.id}  ${row.updatedAt.slice(0, 10)}  ${row.title}`) };
      }
      case 'annotations': {
        const value = await listAllAnnotations(desk);
        return {
          value,
          lines: value.map((one) => `${one.id}  ${one.category.padEnd(9)}  ${summaryOf(one)}${doubtOf(one)}`),
        };
      }
    }
  },
};

function summaryOf(one: { anchor: { quote: { exact: string } } | null; title: string }): string {
  return (one.anchor?.quote.exact ?? `(all of “${one.title}”)`).replace(/\s+/g, ' ');
}

/** Nothing when the passage is sure. */
function doubtOf({ state }: { state: AnchorState }): string {
  return state === 'changed' || state === 'lost' ? `  (${state})` : '';
}

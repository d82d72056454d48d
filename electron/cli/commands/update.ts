import { standingOf } from '../../../core/anchoring/standing.ts';
import type { AnchorState, Annotation } from '../../../core/model/annotation.ts';
import { listAnnotations } from '../../acts/annotations.ts';
import { updateFromFile } from '../../acts/update-from-file.ts';
import { updateFromUrl } from '../../acts/web-pages.ts';
import { type Command, UsageError } from '../command.ts';

export const updateCommand: Command = {
  name: 'update',
  usage: ['update ARTICLE PATH|URL [--allow-private]   a new version of a source; its annotations are anchored anew'],
  options: { 'allow-private': { type: 'boolean' } },
  run: async (args, session) => {
    const [id, from, ...more] = args.positionals;
    if (id === undefined || from === undefined || more.length > 0) {
      throw new UsageError('update takes an article’s id and the file or address of its new version.');
    }
    const desk = await session.openDesk({ create: false });
    const report = /^[a-z]+:\/\//i.test(from)
      ? await updateFromUrl(desk, id, from, args.flag('allow-private') ? { allowPrivate: true } : {})
      : await updateFromFile(desk, id, from);
    if (report.status === 'cancelled') throw new Error('Nobody was asked, so nobody can have cancelled.');
    if (report.status === 'same') session.say('The text is the same as before: there is no new version.');
    const annotations = (await listAnnotations(desk, id)).map(placed);
    return {
      value: { version: report.version, annotations },
      lines: [`version ${report.version}`, ...annotations.map(lineOf)],
    };
  },
};

type Placed = {
  readonly id: string;
  readonly state: AnchorState;
  /** In the present text; of a changed passage, where it is proposed. Left out where it has no place there. */
  readonly start?: number;
  readonly end?: number;
  /** Of a changed passage: how like the proposed words are to the last sure ones, from 0 to 1. */
  readonly similarity?: number;
};

function placed(annotation: Annotation): Placed {
  const { id, state, proposal } = annotation;
  const place = standingOf(annotation);
  return {
    id,
    state,
    ...(place === null ? {} : { start: place.start, end: place.end }),
    ...(proposal === null ? {} : { similarity: proposal.similarity }),
  };
}

function lineOf({ id, state, start, end }: Placed): string {
  return `${id}  ${state.padEnd(7)}${start === undefined ? '' : `  ${start}–${end}`}`;
}

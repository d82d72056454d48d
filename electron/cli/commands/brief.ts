import { basename } from 'node:path';
import { citedIds } from '../../../core/briefing/citations.ts';
import { AppError } from '../../../core/errors.ts';
import { definedLabels } from '../../../core/export/body.ts';
import type { Briefing } from '../../../core/model/briefing.ts';
import { createBriefing, saveBody, updateBriefing } from '../../acts/briefings.ts';
import type { Desk } from '../../acts/desk.ts';
import { findBriefing } from '../../acts/find-document.ts';
import { decodeText } from '../../import/decode.ts';
import { readFileBytes } from '../../import/read-file.ts';
import { type Command, onlyPositional, type Session, UsageError } from '../command.ts';

export const briefCommand: Command = {
  name: 'brief',
  usage: [
    'brief --title TEXT [--body FILE|-]        make a briefing',
    'brief ID [--body FILE|-] [--title TEXT]   replace its text, its title, or both',
  ],
  options: { title: { type: 'string' }, template: { type: 'string' }, body: { type: 'string' } },
  run: async (args, session) => {
    const id = args.positionals.length === 0 ? null : onlyPositional(args, 'the briefing’s id');
    const title = args.text('title');
    const bodyFrom = args.text('body');
    if (id === null && (title ?? '').trim() === '') throw new UsageError('Missing: --title.');
    if (id !== null && title === null && bodyFrom === null) throw new UsageError('Give --body, --title or both.');
    if (args.text('template') !== null)
      throw new AppError('not-yet', 'This version has no templates: leave out --template.');
    const body = bodyFrom === null ? null : await readBody(bodyFrom, session);
    const desk = await session.openDesk({ create: id === null });
    const briefing =
      id === null
        ? await createBriefing(desk, { title: title ?? '', body: body ?? '' })
        : await replace(desk, id, body, title);
    warnOfUnknown(desk, briefing, session);
    return { value: briefing, lines: [`${briefing.id}  ${briefing.title}`] };
  },
};

async function replace(desk: Desk, id: string, body: string | null, title: string | null): Promise<Briefing> {
  if (body !== null) await saveBody(desk, id, null, body);
  if (title !== null) await updateBriefing(desk, id, { title });
  return await findBriefing(desk, id);
}

async function readBody(from: string, session: Session): Promise<string> {
  if (from === '-') return decodeText(await session.readInput(), 'standard input');
  const name = basename(from);
  return decodeText(await readFileBytes(from, name), name);
}

function warnOfUnknown(desk: Desk, { body }: Briefing, session: Session): void {
  const own = definedLabels(body);
  for (const id of citedIds(body)) {
    if (!own.has(id) && desk.library.catalogue.articleOfAnnotation(id) === null)
      session.say(`Note: [^${id}] is the id of no annotation in this library.`);
  }
}

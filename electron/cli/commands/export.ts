import { AppError } from '../../../core/errors.ts';
import type { Desk } from '../../acts/desk.ts';
import { exportDocument, exportLibrary, type LibraryExport } from '../../acts/exports.ts';
import { type Arguments, type Command, oneOf, onlyPositional, UsageError } from '../command.ts';

export const exportCommand: Command = {
  name: 'export',
  usage: [
    'export ID|--all --to DIR   write a briefing, a source with its annotations, or everything',
    '       [--profile portable] [--format md]',
  ],
  options: {
    all: { type: 'boolean' },
    to: { type: 'string' },
    profile: { type: 'string' },
    format: { type: 'string' },
  },
  run: async (args, session) => {
    const all = args.flag('all');
    if (all && args.positionals.length > 0) throw new UsageError('Give an id or --all, not both.');
    const id = all ? null : onlyPositional(args, 'the id of what to export, or --all');
    const folder = args.text('to');
    if (folder === null || folder === '') throw new UsageError('Missing: --to, the folder to write into.');
    demandKnownShape(args);
    const desk = await session.openDesk({ create: false });
    const { files, dropped } = await (id === null ? exportLibrary(desk, folder) : exportOne(desk, id, folder));
    for (const sentence of dropped) session.say(sentence);
    return { value: files.map(({ path, id }) => ({ path, id })), lines: files.map(({ path }) => path) };
  },
};

async function exportOne(desk: Desk, id: string, folder: string): Promise<LibraryExport> {
  const files = await exportDocument(desk, id, folder);
  return { files, dropped: files.flatMap(({ dropped }) => dropped) };
}

function demandKnownShape(args: Arguments): void {
  const profile = oneOf(args.text('profile') ?? 'portable', ['portable', 'pandoc', 'obsidian', 'logseq'], '--profile');
  const format = oneOf(args.text('format') ?? 'md', ['md', 'html'], '--format');
  if (profile !== 'portable') throw new AppError('not-yet', `This version does not have the profile “${profile}” yet.`);
  if (format !== 'md') throw new AppError('not-yet', `This version does not have the format “${format}” yet.`);
}

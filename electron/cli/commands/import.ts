import { basename } from 'node:path';
import type { ImportResult } from '../../../core/ipc/imports.ts';
import { importFiles, importText } from '../../acts/imports.ts';
import { importUrl } from '../../acts/web-pages.ts';
import { type Answer, type Command, type Session, UsageError } from '../command.ts';

/** `input` is as it was given: a path, below a folder that was given, or `-`. */
type Imported = { readonly input: string; readonly result: ImportResult };

export const importCommand: Command = {
  name: 'import',
  usage: [
    'import PATH|URL|- … [--name NAME] [--allow-private]',
    '    add sources; folders are walked; - is standard input, called NAME; --allow-private: URLs of this network too',
  ],
  options: { name: { type: 'string' }, 'allow-private': { type: 'boolean' } },
  run: async (args, session) => {
    const name = args.text('name');
    const inputs = args.positionals.filter((given) => given === '-').length;
    if (args.positionals.length === 0) throw new UsageError('Missing: a path, or - for standard input.');
    if (inputs > 1) throw new UsageError('Standard input can be read only once.');
    if (name !== null && inputs === 0) throw new UsageError('--name is only for -, standard input.');
    const allowPrivate = args.flag('allow-private');
    const imported: Imported[] = [];
    for (const given of args.positionals) {
      await importGiven(given, { name: name ?? 'stdin', allowPrivate }, session, (one) => {
        imported.push(one);
        if (one.result.error !== null) session.say(one.result.error.message);
      });
    }
    return answerOf(imported);
  },
};

async function importGiven(
  given: string,
  { name, allowPrivate }: { readonly name: string; readonly allowPrivate: boolean },
  session: Session,
  keep: (one: Imported) => void,
): Promise<void> {
  const desk = await session.openDesk({ create: true });
  if (given === '-') {
    const text = await session.readInput();
    const input = { text, title: null, name: basename(name), origin: 'stdin' as const };
    keep({ input: given, result: await importText(desk, input) });
  } else if (/^[a-z]+:\/\//i.test(given)) {
    keep({ input: given, result: await importUrl(desk, given, { allowPrivate }) });
  } else {
    await importFiles(desk, [given], { report: (result, path) => keep({ input: path, result }) });
  }
}

function answerOf(imported: readonly Imported[]): Answer {
  return {
    value: imported.map(({ input, result }) => withoutNulls({ ...result, input })),
    lines: imported.flatMap(({ input, result: { status, id, title } }) =>
      status === 'failed' ? [`failed     ${input}`] : [`${status.padEnd(10)} ${id}  ${title}`],
    ),
    failed: imported.some(({ result }) => result.status === 'failed'),
  };
}

function withoutNulls(result: ImportResult): Partial<ImportResult> {
  const told = Object.entries(result).filter(([, value]) => value !== null && !isEmpty(value));
  return Object.fromEntries(told);
}

function isEmpty(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}

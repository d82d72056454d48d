import type { Command } from './command.ts';
import { commands } from './commands/index.ts';

/** How to call the given command, or all of them. */
export function usage(command: Command | null): string {
  const lines = (command === null ? commands : [command]).flatMap((each) => each.usage);
  return [
    'Usage: briefing-notes COMMAND … [--library DIR] [--json]',
    '',
    ...lines.map((line) => `  ${line}`),
    '',
    '  --library DIR  the library (else $BRIEFING_NOTES_LIBRARY, else the app’s own)',
    '  --json         print one JSON value on standard output and nothing else there',
    '  --help, --version',
    '',
    'Exit codes: 0 done, 1 an error with a name, 2 wrong usage.',
  ].join('\n');
}

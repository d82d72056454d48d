import { dialog } from 'electron';
import { AppError } from '../../core/errors.ts';
import { type Desk, openDesk } from '../acts/desk.ts';
import type { Parser } from '../import/parser/parser.ts';
import type { SettingsFile } from '../settings/settings-file.ts';
import { isNewLibrary } from '../store/folder/library-identity.ts';
import { type Library, openLibrary } from '../store/library.ts';
import type { Log } from './log.ts';

/** Comparing so many documents with their files is done before a person would notice. */
const mostCompared = 5000;

export type OpenedLibrary = {
  readonly library: Library;
  /** Whether it did not exist before. */
  readonly fresh: boolean;
};

/**
 * Opens the library, or says why it cannot be opened until it can. Null: the person gave up. `backups` are the
 * folders where sound copies of damaged documents are looked for.
 */
export async function openLibraryOrAsk(root: string, backups: readonly string[]): Promise<OpenedLibrary | null> {
  let takeOver: string | null = null;
  for (;;) {
    const fresh = isNewLibrary(root);
    try {
      return { library: await openLibrary(root, { holder: 'app', backups, takeOver, mostCompared }), fresh };
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      const answer = await askWhatNow(error);
      if (answer === 'quit') return null;
      takeOver = answer === 'take over' ? lockElsewhere(error) : null;
    }
  }
}

/** Makes the desk; a fresh library is given the samples, open side by side. */
export async function prepareDesk(
  { library, fresh }: OpenedLibrary,
  parts: { readonly samples: string; readonly settings: SettingsFile; readonly parser: Parser; readonly log: Log },
): Promise<Desk> {
  const { settings, parser } = parts;
  const desk = openDesk(library, {
    parser,
    keepsOriginals: () => settings.current().keepOriginals,
    allowsPrivateAddresses: () => settings.current().allowPrivateAddresses,
  });
  if (!fresh || library.readOnly !== null) return desk;
  try {
    const { installSamples } = await import('../acts/samples.ts');
    const { articles, briefing } = await installSamples(desk, parts.samples);
    settings.change({ openArticle: articles[0] ?? null, openBriefing: briefing });
  } catch (error) {
    // The desk works without them.
    parts.log.bug('installing the samples', error);
  }
  return desk;
}

type Answer = 'try again' | 'take over' | 'quit';

async function askWhatNow(error: AppError): Promise<Answer> {
  const isElsewhere = lockElsewhere(error) !== null;
  const answers: Answer[] = isElsewhere ? ['try again', 'take over', 'quit'] : ['try again', 'quit'];
  const { response } = await dialog.showMessageBox({
    type: 'error',
    message: 'The library could not be opened.',
    detail: isElsewhere ? `${error.message} ${takeOverWarning}` : error.message,
    buttons: answers.map((answer) => labels[answer]),
    defaultId: 0,
    cancelId: answers.length - 1,
  });
  return answers[response] ?? 'quit';
}

const labels = { 'try again': 'Try again', 'take over': 'Open it all the same', quit: 'Quit' } as const;

const takeOverWarning =
  'If that computer no longer has it open, for instance after a crash, open it here all the same. Two computers must never write in one library at once.';

/** The token of the lock, where another computer has the library open. */
function lockElsewhere({ code, details: { elsewhere } }: AppError): string | null {
  return code === 'library-locked' && typeof elsewhere === 'string' ? elsewhere : null;
}

import { dialog } from 'electron';
import { AppError } from '../../core/errors.ts';
import { type Desk, openDesk } from '../acts/desk.ts';
import { installSamples } from '../acts/samples.ts';
import type { SettingsFile } from '../settings/settings-file.ts';
import { isNewLibrary } from '../store/folder/library-identity.ts';
import { type Library, openLibrary } from '../store/library.ts';
import type { Log } from './log.ts';

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
  for (;;) {
    const fresh = isNewLibrary(root);
    try {
      return { library: await openLibrary(root, { holder: 'app', backups }), fresh };
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      if (!(await askToTryAgain(error))) return null;
    }
  }
}

/** Makes the desk; a fresh library is given the samples, open side by side. */
export async function prepareDesk(
  { library, fresh }: OpenedLibrary,
  parts: { readonly samples: string; readonly settings: SettingsFile; readonly log: Log },
): Promise<Desk> {
  const desk = openDesk(library);
  if (!fresh || library.readOnly !== null) return desk;
  try {
    const { articles, briefing } = await installSamples(desk, parts.samples);
    parts.settings.change({ openArticle: articles[0] ?? null, openBriefing: briefing });
  } catch (error) {
    // The desk works without them.
    parts.log.bug('installing the samples', error);
  }
  return desk;
}

async function askToTryAgain(error: AppError): Promise<boolean> {
  const { response } = await dialog.showMessageBox({
    type: 'error',
    message: 'The library could not be opened.',
    detail: error.message,
    buttons: ['Try again', 'Quit'],
    defaultId: 0,
    cancelId: 1,
  });
  return response === 0;
}

import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { dialog } from 'electron';
import type { Places } from './places.ts';

/**
 * The folder of the library to open: the one that this start was told, else the `remembered` one, else the app's own.
 * A remembered one that isn't there, as on a drive that is not connected, is asked about: in its place a new, empty
 * library would look like a loss. Null: the person gave up.
 */
export async function whichLibrary(places: Places, remembered: string | null): Promise<string | null> {
  if (places.toldLibrary !== null) return places.toldLibrary;
  if (remembered === null) return places.ownLibrary;
  while (!existsSync(remembered)) {
    const { response } = await dialog.showMessageBox({
      type: 'warning',
      message: `The library “${basename(remembered)}” is not where it was.`,
      detail: `It was in ${remembered}. If that is on a drive, connect it and try again.`,
      buttons: ['Try again', 'Open the first library', 'Quit'],
      defaultId: 0,
      cancelId: 2,
    });
    if (response === 1) return places.ownLibrary;
    if (response === 2) return null;
  }
  return remembered;
}

import { type Library, openLibrary } from '../../../../electron/store/library.ts';
import { briefing } from '../builders.ts';
import { keepCopy } from '../kept-copies.ts';

/** A library, closed again, with a briefing of revision 3, whose second revision is in the history and whose third is in the backup. */
export async function prepareKeptBriefing(root: string, backups: string, id: string): Promise<Library> {
  const library = await openLibrary(root, { backups: [backups] });
  const write = (body: string) => library.briefings.replace(id, (current) => ({ ...current, body }));
  await library.briefings.create(briefing(id));
  await write('second');
  await keepCopy(library, 'briefing', id);
  await write('third');
  await keepCopy(library, 'briefing', id, backups);
  await library.close();
  return library;
}

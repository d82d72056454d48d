import type { Contract } from '../../core/ipc/contract.ts';
import type { EventPayload } from '../../core/ipc/events.ts';
import type { Desk } from '../acts/desk.ts';
import type { FoundOriginal } from '../acts/originals.ts';
import type { Keeper } from '../backup/keeper.ts';
import type { Drafts } from '../drafts/drafts.ts';
import type { Search } from '../search/search.ts';
import type { SettingsFile } from '../settings/settings-file.ts';
import type { ExportSession } from './export-session.ts';
import type { HandlersOf } from './handlers-of.ts';
import type { ImportSession } from './import-session.ts';

/** What main asks the person in native dialogs. Null or false: they cancelled. */
export type Questions = {
  chooseFiles(): Promise<readonly string[] | null>;
  /** The one file that a source's next version is made of. */
  chooseUpdate(): Promise<string | null>;
  /** A folder all of whose files are imported. */
  chooseFolder(): Promise<string | null>;
  /** The path to write to; the system's dialog has already asked before it replaces a file. */
  chooseSavePath(fileName: string): Promise<string | null>;
  /** As `chooseSavePath`, for the bytes that a source was made of. */
  chooseOriginalPath(fileName: string): Promise<string | null>;
  chooseExportFolder(): Promise<string | null>;
  /** A folder that copies go to besides the default one. */
  chooseBackupFolder(): Promise<string | null>;
  /** Where a library of this name, or another that the person gives it, is to be made. */
  chooseRestoreFolder(name: string): Promise<string | null>;
  chooseLibrary(): Promise<string | null>;
  /** `reason` names the files that would be replaced. */
  confirmOverwrite(reason: string): Promise<boolean>;
};

/** Everything that handlers use; main gives the real ones, tests may give their own. */
export type Context = {
  readonly desk: Desk;
  readonly settings: SettingsFile;
  readonly keeper: Keeper;
  readonly drafts: Drafts;
  readonly imports: ImportSession;
  readonly exports: ExportSession;
  readonly search: Search;
  readonly questions: Questions;
  copyText(text: string): void;
  /** The app's own folder for copies. */
  readonly ownBackups: string;
  /** Asks, then starts the app anew with the library in this folder, which later starts open as well. */
  openLibraryAt(path: string): Promise<void>;
  /** Shows in the window and on the system's own bar how far a restore is; null when it has ended. */
  showProgress(progress: EventPayload<'backup.progress'> | null): void;
  /** Where the library is that was restored last in this session; null when none was. */
  readonly lastRestored: { path: string | null };
  /** Opens a copy in the system's own program for it, after asking; false when it was not opened. */
  openCopy(original: FoundOriginal): Promise<boolean>;
  /** Asks before a link opens outside the app; false when it was not opened. */
  openLink(url: string): Promise<boolean>;
  /** `saved`: the window holds nothing unsaved. */
  windowFlushed(saved: boolean): void;
};

export type Handlers = HandlersOf<Contract, Context>;

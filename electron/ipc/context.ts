import type { Contract } from '../../core/ipc/contract.ts';
import type { EventPayload } from '../../core/ipc/events.ts';
import type { Desk } from '../acts/desk.ts';
import type { Keeper } from '../backup/keeper.ts';
import type { Drafts } from '../drafts/drafts.ts';
import type { SettingsFile } from '../settings/settings-file.ts';
import type { HandlersOf } from './handlers-of.ts';

/** What main asks the person in native dialogs. Null or false: they cancelled. */
export type Questions = {
  chooseFiles(): Promise<readonly string[] | null>;
  /** The path to write to; the system's dialog has already asked before it replaces a file. */
  chooseSavePath(fileName: string): Promise<string | null>;
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
  /** Asks before a link opens outside the app; false when it was not opened. */
  openLink(url: string): Promise<boolean>;
  /** `saved`: the window holds nothing unsaved. */
  windowFlushed(saved: boolean): void;
};

export type Handlers = HandlersOf<Contract, Context>;

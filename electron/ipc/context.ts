import type { Contract } from '../../core/ipc/contract.ts';
import type { Desk } from '../acts/desk.ts';
import type { SettingsFile } from '../settings/settings-file.ts';
import type { HandlersOf } from './handlers-of.ts';

/** What main asks the person in native dialogs. Null or false: they cancelled. */
export type Questions = {
  chooseFiles(): Promise<readonly string[] | null>;
  /** The path to write to; the system's dialog has already asked before it replaces a file. */
  chooseSavePath(fileName: string): Promise<string | null>;
  chooseExportFolder(): Promise<string | null>;
  /** `reason` names the files that would be replaced. */
  confirmOverwrite(reason: string): Promise<boolean>;
};

/** Everything that handlers use; main gives the real ones, tests may give their own. */
export type Context = {
  readonly desk: Desk;
  readonly settings: SettingsFile;
  readonly questions: Questions;
  copyText(text: string): void;
  /** Asks before a link opens outside the app; false when it was not opened. */
  openLink(url: string): Promise<boolean>;
  /** `saved`: the window holds nothing unsaved. */
  windowFlushed(saved: boolean): void;
};

export type Handlers = HandlersOf<Contract, Context>;

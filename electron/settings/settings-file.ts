import { readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { defaultSettings, type Settings, type SettingsPatch, SettingsSchema } from '../../core/ipc/settings.ts';
import { diskError, errnoOf } from '../store/disk/disk-errors.ts';
import { writeDurably } from '../store/disk/durable-write.ts';

/** A window's place on the screen, in device-independent pixels; the normal place when it is maximised. */
export const WindowPlaceSchema = v.object({
  x: v.pipe(v.number(), v.integer()),
  y: v.pipe(v.number(), v.integer()),
  width: v.pipe(v.number(), v.integer(), v.minValue(1)),
  height: v.pipe(v.number(), v.integer(), v.minValue(1)),
  maximised: v.boolean(),
});
export type WindowPlace = v.InferOutput<typeof WindowPlaceSchema>;

/** What main remembers for itself; the window never sees it. Null: nothing remembered yet. */
const RemarksSchema = v.object({
  windowPlace: v.nullable(WindowPlaceSchema),
  importFolder: v.nullable(v.string()),
  exportFolder: v.nullable(v.string()),
  /** Where copies go besides the profile. */
  backupFolder: v.nullable(v.string()),
  /** The library to open where the start was told none. */
  library: v.nullable(v.string()),
});
export type Remarks = v.InferOutput<typeof RemarksSchema>;

/** Unknown keys are those of a newer version: they are let pass, not taken for damage. */
const StoredSchema = v.object({ settings: v.object(SettingsSchema.entries), remarks: RemarksSchema });
const LooseSchema = v.object({ settings: v.looseObject({}), remarks: v.looseObject({}) });
type Stored = v.InferOutput<typeof StoredSchema>;

export type SettingsFile = {
  current(): Settings;
  /** In force at once, on disk a moment later or at `flush`. */
  change(patch: SettingsPatch): Settings;
  remarks(): Remarks;
  remark(patch: Partial<Remarks>): void;
  onChange(listener: (settings: Settings) => void): void;
  /** Resolves when what is in force is on disk; rejects when it could not be written. */
  flush(): Promise<void>;
};

/** Milliseconds that changes wait for more of them before they are written together. */
const quiet = 400;

/**
 * Reads `settings.json` in `folder`. A missing file gives the defaults; a bad one is kept as
 * `settings.json.bad` and gives the defaults too. So does one that the disk refuses to read; it is never overwritten
 * before it could be read, and what changes meanwhile is added to it. `onWriteError` hears of failed writes in the
 * background.
 */
export async function openSettings(folder: string, onWriteError: (error: unknown) => void): Promise<SettingsFile> {
  const path = join(folder, 'settings.json');
  const first = await readStored(path);
  let stored = first.stored;
  let written = stored;
  /** What changed since the start, as long as the file could not be read. */
  let unread = first.failure === null ? null : { settings: {}, remarks: {} };
  let timer: NodeJS.Timeout | null = null;
  let writing: Promise<void> = Promise.resolve();
  const listeners: ((settings: Settings) => void)[] = [];

  const write = (): Promise<void> => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    writing = writing
      .catch(() => undefined)
      .then(async () => {
        if (stored === written) return;
        if (unread !== null) await readAtLast();
        const next = stored;
        await writeDurably(path, `${JSON.stringify(next, null, 2)}\n`);
        written = next;
      });
    return writing;
  };
  const readAtLast = async (): Promise<void> => {
    const { stored: read, failure } = await readStored(path);
    if (failure !== null) throw diskError(failure, 'read');
    stored = withChanges(read, unread ?? { settings: {}, remarks: {} });
    unread = null;
    for (const listener of listeners) listener(stored.settings);
  };
  const replace = (changes: Changes): void => {
    stored = withChanges(stored, changes);
    if (unread !== null) unread = withChanges(unread, changes);
    timer ??= setTimeout(() => void write().catch(onWriteError), quiet);
  };

  return {
    current: () => stored.settings,
    change(patch) {
      replace({ settings: withoutUndefined(patch), remarks: {} });
      for (const listener of listeners) listener(stored.settings);
      return stored.settings;
    },
    remarks: () => stored.remarks,
    remark: (patch) => replace({ settings: {}, remarks: patch }),
    onChange: (listener) => void listeners.push(listener),
    flush: write,
  };
}

/**
 * Where the person chose that copies go besides the profile, as the `settings.json` in `folder` has it; null when
 * nothing was chosen or it can't be told. Changes nothing.
 */
export async function readChosenBackupFolder(folder: string): Promise<string | null> {
  try {
    const { remarks } = v.parse(LooseSchema, JSON.parse(await readFile(join(folder, 'settings.json'), 'utf8')));
    return v.parse(RemarksSchema.entries.backupFolder, remarks['backupFolder'] ?? null);
  } catch {
    return null;
  }
}

/** What crosses the process border keeps keys whose value is undefined: they change nothing. */
function withoutUndefined(patch: SettingsPatch): Partial<Settings> {
  const defined = Object.entries(patch).filter(([, value]) => value !== undefined);
  return v.parse(v.partial(SettingsSchema), Object.fromEntries(defined)) as Partial<Settings>;
}

type Changes = { readonly settings: Partial<Settings>; readonly remarks: Partial<Remarks> };

function withChanges<T extends Changes>(to: T, { settings, remarks }: Changes): T {
  return { ...to, settings: { ...to.settings, ...settings }, remarks: { ...to.remarks, ...remarks } };
}

/** `failure`: the system's refusal to read the file, of whose content nothing is known; the defaults stand for it. */
async function readStored(path: string): Promise<{ stored: Stored; failure: unknown }> {
  const defaults: Stored = {
    settings: defaultSettings(),
    remarks: { windowPlace: null, importFolder: null, exportFolder: null, backupFolder: null, library: null },
  };
  try {
    const read = v.parse(LooseSchema, JSON.parse(await readFile(path, 'utf8')));
    // A key that an older version did not write yet has its default.
    const stored = v.parse(StoredSchema, {
      settings: { ...defaults.settings, ...read.settings },
      remarks: { ...defaults.remarks, ...read.remarks },
    });
    return { stored, failure: null };
  } catch (error) {
    const errno = errnoOf(error);
    if (errno === null || errno === 'EISDIR') await rename(path, `${path}.bad`).catch(() => undefined);
    const isRefused = errno !== null && errno !== 'ENOENT' && errno !== 'EISDIR';
    return { stored: defaults, failure: isRefused ? error : null };
  }
}

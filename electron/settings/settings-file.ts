import { readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { defaultSettings, type Settings, type SettingsPatch, SettingsSchema } from '../../core/ipc/settings.ts';
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
 * `settings.json.bad` and gives the defaults too. `onWriteError` hears of failed writes in the background.
 */
export async function openSettings(folder: string, onWriteError: (error: unknown) => void): Promise<SettingsFile> {
  const path = join(folder, 'settings.json');
  let stored = await readStored(path);
  let written = stored;
  let timer: NodeJS.Timeout | null = null;
  let writing: Promise<void> = Promise.resolve();
  const listeners: ((settings: Settings) => void)[] = [];

  const write = (): Promise<void> => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    writing = writing
      .catch(() => undefined)
      .then(async () => {
        const next = stored;
        if (next === written) return;
        await writeDurably(path, `${JSON.stringify(next, null, 2)}\n`);
        written = next;
      });
    return writing;
  };
  const replace = (next: Stored): void => {
    stored = next;
    timer ??= setTimeout(() => void write().catch(onWriteError), quiet);
  };

  return {
    current: () => stored.settings,
    change(patch) {
      replace({ ...stored, settings: { ...stored.settings, ...withoutUndefined(patch) } });
      for (const listener of listeners) listener(stored.settings);
      return stored.settings;
    },
    remarks: () => stored.remarks,
    remark: (patch) => replace({ ...stored, remarks: { ...stored.remarks, ...patch } }),
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

async function readStored(path: string): Promise<Stored> {
  const defaults: Stored = {
    settings: defaultSettings(),
    remarks: { windowPlace: null, importFolder: null, exportFolder: null, backupFolder: null, library: null },
  };
  try {
    const read = v.parse(LooseSchema, JSON.parse(await readFile(path, 'utf8')));
    // A key that an older version did not write yet has its default.
    return v.parse(StoredSchema, {
      settings: { ...defaults.settings, ...read.settings },
      remarks: { ...defaults.remarks, ...read.remarks },
    });
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    if (!missing) await rename(path, `${path}.bad`).catch(() => undefined);
    return defaults;
  }
}

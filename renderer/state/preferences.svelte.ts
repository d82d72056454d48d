import { defaultSettings, type Settings, type SettingsPatch } from '../../core/ipc/settings.ts';
import { request } from '../ipc/client.ts';

/** How this person's desk stands. Shown at once, remembered by main a moment later. */
export class Preferences {
  current: Settings = $state(defaultSettings());
  #unsent: SettingsPatch = {};
  #timer: ReturnType<typeof setTimeout> | null = null;

  async load(): Promise<void> {
    this.current = await request('settings.get', {});
  }

  set(patch: SettingsPatch): void {
    Object.assign(this.current, patch);
    Object.assign(this.#unsent, patch);
    this.#timer ??= setTimeout(() => void this.flush(), 200);
  }

  async flush(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    const patch = $state.snapshot(this.#unsent) as SettingsPatch;
    this.#unsent = {};
    if (Object.keys(patch).length > 0) await request('settings.set', patch);
  }
}

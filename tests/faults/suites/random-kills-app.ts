import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import * as v from 'valibot';
import { endWithUs } from '../../../build/children.ts';
import { electronEnvironment, userSwitches } from '../../../build/electron.ts';
import { projectRoot } from '../../../build/paths.ts';
import { Page } from './random-kills-devtools.ts';

/** A copy of the built app: a later build must not change what a long run starts. */
export function copyApp(folder: string): string {
  const copy = join(folder, 'app');
  mkdirSync(copy);
  for (const part of ['package.json', 'out/main', 'out/preload', 'out/renderer', 'resources']) {
    cpSync(join(projectRoot, part), join(copy, part), { recursive: true });
  }
  return copy;
}

/** Milliseconds for whatever the window is to show. */
const patience = 60_000;

const BindingSchema = v.object({ payload: v.string() });

/** The app in real Electron with its window, and the person before it. */
export class RunningApp {
  readonly #child: ChildProcess;
  readonly #page: Page;
  readonly #gone: Promise<void>;
  /** The last word in the editor whenever the window last showed “Saved”; 0 before. */
  savedShown = 0;
  errors = '';

  /** `desk` holds profile and library; the same one again is a restart. */
  constructor(executable: string, app: string, desk: string) {
    const args = [`--user-data-dir=${join(desk, 'profile')}`, `--library=${join(desk, 'library')}`];
    this.#child = spawn(
      executable,
      [...userSwitches(), '--disable-gpu', '--remote-debugging-pipe', app, ...args],
      // In a group of its own, which is killed as one.
      { stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'], detached: true, env: electronEnvironment() },
    );
    endWithUs(this.#child, 'program');
    this.#child.stderr?.on('data', (text: Buffer) => {
      this.errors = `${this.errors}${text}`.slice(-4000);
    });
    this.#gone = new Promise((resolve) => this.#child.once('close', () => resolve()));
    this.#page = new Page(this.#child, (method, params) => {
      if (method === 'Runtime.bindingCalled') this.savedShown = Number(v.parse(BindingSchema, params).payload);
    });
  }

  /** Resolves when the desk stands and its editor is there. Rejects when the app goes before, or takes a minute. */
  async ready(): Promise<void> {
    const limit = performance.now() + patience;
    while (!(await this.#page.attach())) await this.#rest(limit);
    await this.until(editorIsThere);
    await this.#page.send('Emulation.setFocusEmulationEnabled', { enabled: true });
    await this.#page.send('Runtime.enable');
    await this.#page.send('Runtime.addBinding', { name: 'tellSaved' });
    await this.evaluate(watchSaved);
  }

  /** Waits until the expression is true in the page. */
  async until(expression: string): Promise<void> {
    const limit = performance.now() + patience;
    // Until the page is loaded there is nothing in which to look.
    while ((await this.evaluate(expression).catch(() => false)) !== true) await this.#rest(limit, expression);
  }

  /** Clicks the first thing of that kind which has the words, once it is there. */
  async click(selector: string, words: string): Promise<void> {
    const all = `[...document.querySelectorAll('${selector}')]`;
    await this.until(`(() => {
      const found = ${all}.find(({ textContent }) => textContent.includes('${words}'));
      found?.click();
      return found !== undefined;
    })()`);
  }

  evaluate(expression: string): Promise<unknown> {
    return this.#page.evaluate(expression);
  }

  /** The text that the editor shows. */
  async text(): Promise<string> {
    return v.parse(v.string(), await this.evaluate(`document.querySelector('.cm-content').textContent`));
  }

  /** Puts the cursor at the end of the text. */
  async goToEnd(): Promise<void> {
    await this.evaluate(`document.querySelector('.cm-content').focus()`);
    await this.#press({ key: 'End', code: 'End', windowsVirtualKeyCode: 35, modifiers: 2 });
  }

  /** Takes away so many letters before the cursor. */
  async erase(letters: number): Promise<void> {
    for (let n = 0; n < letters; n++) {
      await this.#press({ key: 'Backspace', code: 'Backspace', windowsVirtualKeyCode: 8 });
    }
  }

  /** Resolves when the window has taken the last of the keys. */
  async type(text: string): Promise<void> {
    for (const key of text) await this.#page.send('Input.dispatchKeyEvent', { type: 'char', text: key, key });
  }

  /** Sends SIGKILL to the whole group and waits until it is gone. Throws when it had ended by itself. */
  async kill(): Promise<void> {
    const { pid, exitCode, signalCode } = this.#child;
    if (pid === undefined || exitCode !== null || signalCode !== null) throw this.#endedItself();
    process.kill(-pid, 'SIGKILL');
    await this.#gone;
  }

  async #press(key: Readonly<Record<string, unknown>>): Promise<void> {
    await this.#page.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...key });
    await this.#page.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key });
  }

  #endedItself(): Error {
    return new Error(`The app ended by itself: ${this.errors}`);
  }

  async #rest(limit: number, wanted = 'a window'): Promise<void> {
    const { exitCode, signalCode } = this.#child;
    if (exitCode !== null || signalCode !== null) throw this.#endedItself();
    if (performance.now() > limit) throw new Error(`Within a minute there was not: ${wanted}. ${this.errors}`);
    await setTimeout(20);
  }
}

const editorIsThere = `document.querySelector('[aria-busy="false"]') !== null && document.querySelector('.cm-content') !== null`;

// Told in the same turn in which the word appears, so that no key can come between it and the text.
const watchSaved = `(() => {
  const status = document.querySelector('footer [role="status"]');
  const look = () => {
    if (status.textContent.trim() !== 'Saved') return;
    const words = document.querySelector('.cm-content').textContent.match(/k\\d+(?= )/g) ?? [];
    tellSaved((words.at(-1) ?? 'k0').slice(1));
  };
  new MutationObserver(look).observe(status, { subtree: true, childList: true, characterData: true });
})()`;

import type { ElectronApplication, Page } from '@playwright/test';
import { type Command, type CommandId, commands } from '../../core/ipc/commands.ts';
import type { CallInput, CallName } from '../../core/ipc/contract.ts';
import type { DeskBridge, Reply } from '../../core/ipc/envelope.ts';

export { answerOpenDialog, answerSaveDialog, chooseCommand, selectPassage } from '../../build/tour/hands.ts';

declare global {
  interface Window {
    readonly desk: DeskBridge;
  }
}

/** Asks main as the page would. */
export function request<N extends CallName>(page: Page, name: N, input: CallInput<N>): Promise<Reply<unknown>> {
  return page.evaluate(([called, given]) => window.desk.request(called, given), [name, input] as const);
}

/** Loads the page anew and waits until the desk stands. */
export async function reload(page: Page): Promise<void> {
  await page.reload();
  await page.locator('[aria-busy="false"]').first().waitFor();
}

/**
 * Presses a command's keys as the system would hand them to the window. The native menu answers to these; it does
 * not see the keys of `page.keyboard`, which enter behind it.
 */
export async function pressCommandKeys(app: ElectronApplication, id: CommandId): Promise<void> {
  const command: Command | undefined = commands.find((candidate) => candidate.id === id);
  if (command?.accelerator === undefined) throw new Error(`${id} has no keys.`);
  const parts = command.accelerator.split('+');
  const keyCode = parts.pop() ?? '';
  const main = process.platform === 'darwin' ? 'meta' : 'control';
  const modifiers = parts.map((part) => (part === 'CmdOrCtrl' ? main : part === 'Shift' ? 'shift' : 'alt'));
  await app.evaluate(
    ({ BrowserWindow }, keys) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      for (const type of ['keyDown', 'keyUp'] as const) contents?.sendInputEvent({ type, ...keys });
    },
    { keyCode, modifiers },
  );
}

/** The next native questions are answered with the button of this index. */
export async function answerQuestions(app: ElectronApplication, button: number): Promise<void> {
  await app.evaluate(({ dialog }, response) => {
    dialog.showMessageBox = async () => ({ response, checkboxChecked: false });
  }, button);
}

/** A relaunch would start a process that the test could not end: what it would be told is answered instead. */
export async function noteRelaunch(app: ElectronApplication): Promise<() => string[]> {
  const told: string[] = [];
  app.process().stdout?.on('data', (bytes: Buffer) => told.push(bytes.toString()));
  await app.evaluate(({ app: main }) => {
    main.relaunch = (options) => void process.stdout.write(`relaunch ${JSON.stringify(options?.args)}\n`);
  });
  return () => JSON.parse(told.join('').match(/relaunch (\[.*\])/)?.[1] ?? '[]');
}

/** Drops files of this machine on the window, by default on its middle, as its file manager would. */
export async function dropFiles(page: Page, files: readonly string[], at = { x: 500, y: 400 }): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: [...files], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await session.send('Input.dispatchDragEvent', { type, ...at, data });
  }
}

export const libraryList = (page: Page) => page.getByRole('listbox', { name: 'Sources' });
export const sourcePane = (page: Page) => page.getByRole('region', { name: 'Source', exact: true });
export const briefingText = (page: Page) => page.getByRole('textbox', { name: 'Briefing text' });
export const importReport = (page: Page) => page.getByRole('dialog', { name: 'Import' });

/** Opens a source from the library's list. */
export async function openSource(page: Page, title: string): Promise<void> {
  await libraryList(page).getByRole('option', { name: title }).click();
  await sourceHeading(page, title).waitFor();
}

/** The title over the open source's text. */
export const sourceHeading = (page: Page, title: string) =>
  sourcePane(page).getByRole('heading', { name: title }).first();

/// <reference lib="dom" />
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright';
import { electronEnvironment } from '../electron.ts';
import { answerOpenDialog, answerSaveDialog, chooseCommand, selectPassage } from './hands.ts';

export type TourInput = {
  readonly executablePath: string;
  readonly appDir: string;
  /** An empty folder for what the tour leaves. */
  readonly outDir: string;
  /** Switches for Electron, before the app's folder. */
  readonly args: readonly string[];
};

export type TourResult = {
  /** The exported briefing. */
  readonly markdown: string;
  /** Every screenshot that the tour left, in order. */
  readonly screenshots: readonly string[];
};

const source = `Lighthouse tender sold to a museum

The tender Halcyon, which served the outer lights for 61 years, was sold to the maritime museum on Thursday.

The museum paid 240,000 crowns — “a third of what a new deck would cost,” its director said.

The lights have been tended by helicopter since 2019.
`;
const passage = 'was sold to the maritime museum on Thursday';
const sentence = 'The last lighthouse tender has left service.';

/** Drives the app in its real window, with a profile and a library of its own. Rejects when a step does not happen. */
export async function driveTour(input: TourInput): Promise<TourResult> {
  const folder = await mkdtemp(join(tmpdir(), 'briefing-notes-tour-'));
  const own = [`--user-data-dir=${join(folder, 'profile')}`, `--library=${join(folder, 'My desk')}`];
  const app = await _electron.launch({
    executablePath: input.executablePath,
    args: [...input.args, input.appDir, ...own],
    env: stringsOf(electronEnvironment()),
    // Without it Playwright would hold the page to light colours.
    colorScheme: null,
  });
  try {
    const page = await app.firstWindow();
    await page.locator('[aria-busy="false"]').first().waitFor();
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setSize(1440, 900));
    return await walk(app, page, folder, input.outDir);
  } finally {
    await app.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function walk(app: ElectronApplication, page: Page, folder: string, outDir: string): Promise<TourResult> {
  const screenshots: string[] = [];
  const picture = async (name: string) => {
    const path = join(outDir, `${String(screenshots.length + 1).padStart(2, '0')}-${name}.png`);
    // What has just been asked for is painted, and the fonts are there.
    await page.evaluate(() => document.fonts.ready.then(() => new Promise(requestAnimationFrame)));
    await page.screenshot({ path });
    screenshots.push(path);
  };
  const act = (name: string) => page.getByRole('toolbar', { name: 'Selected passage' }).getByRole('button', { name });
  const sourcePane = page.getByRole('region', { name: 'Source', exact: true });
  const editor = page.getByRole('textbox', { name: 'Briefing text' });

  await editor
    .getByRole('button', { name: /^Citation/ })
    .first()
    .waitFor();
  await picture('sample-library');

  const file = join(folder, 'tender.txt');
  await writeFile(file, source);
  await answerOpenDialog(app, [file]);
  await page.getByRole('button', { name: 'Import' }).click();
  await sourcePane.getByRole('heading', { name: 'Lighthouse tender sold to a museum' }).waitFor();
  await picture('imported');

  await selectPassage(page, '240,000 crowns');
  await page.keyboard.press('3');
  await page.getByRole('group', { name: /^Note: figure/ }).waitFor();
  await chooseCommand(app, 'passage.comment');
  await page.getByRole('textbox', { name: 'Comment' }).pressSequentially('Ask what the insurance value was.');
  await page.keyboard.press('Control+Enter');
  await picture('highlighted');

  await chooseCommand(app, 'briefing.new');
  await page.getByLabel('Briefing title').and(page.locator('[title="Untitled briefing"]')).waitFor();
  await page.keyboard.type('The outer lights');
  await page.keyboard.press('Control+End');
  await page.keyboard.type(sentence);
  await selectPassage(page, passage);
  await picture('selected');
  await act('Cite').click();
  await editor.getByRole('button', { name: /^Citation/ }).waitFor();
  await page.getByRole('status').getByText('Saved', { exact: true }).waitFor();
  await picture('cited');

  await chooseCommand(app, 'view.split');
  const preview = page.getByRole('region', { name: 'Preview' });
  await preview.getByText(sentence).waitFor();
  await picture('preview');
  await chooseCommand(app, 'theme.dark');
  await page.locator('html[data-theme="dark"]').waitFor();
  await picture('dark');

  const exported = join(outDir, 'briefing.md');
  await answerSaveDialog(app, exported);
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  await page.getByText('Exported briefing.md').waitFor();
  await picture('exported');
  const markdown = await readFile(exported, 'utf8');
  for (const expected of ['title: "The outer lights"', `${sentence}[^`, `> ${passage}`]) {
    if (!markdown.includes(expected)) throw new Error(`The exported briefing lacks ${JSON.stringify(expected)}.`);
  }
  return { markdown, screenshots };
}

function stringsOf(environment: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(Object.entries(environment).map(([name, value]) => [name, value ?? '']));
}

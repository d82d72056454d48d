import { chmod, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import type { SearchResult } from '../../core/ipc/search.ts';
import type { Briefing } from '../../core/model/briefing.ts';
import { seal, unseal } from '../../electron/store/documents/envelope.ts';
import { answerSaveDialog, chooseCommand, request, selectPassage } from './acts.ts';
import { test as base, expect, launchDesk, type RunningDesk } from './app.ts';
import { mountSmallDisk, type SmallDisk } from './small-disk.ts';
import { blockFolder, briefingId, briefingPane, briefingText, folderOf, newBriefing, saved } from './writing.ts';

/** A desk whose library is on a disk of a few megabytes. */
const test = base.extend<{ disk: SmallDisk; smallDesk: RunningDesk }>({
  disk: async ({ folder }, use) => {
    const disk = mountSmallDisk(join(folder, 'library'), 8);
    base.skip(disk === null, 'A disk of its own can only be mounted by root on Linux.');
    if (disk === null) return;
    await use(disk);
    disk.unmount();
  },
  smallDesk: async ({ folder, disk }, use) => {
    void disk;
    const desk = await launchDesk(folder);
    await use(desk);
    await desk.close();
  },
});
/** A synchronising program that is about to put a newer file in the place of the briefing's. */
async function otherProgram({ library }: RunningDesk, id: string): Promise<() => Promise<void>> {
  const path = join(await folderOf(join(library, 'briefings'), id), `${id}.json`);
  const { body, revision } = unseal('briefing', id, await readFile(path));
  const theirs: Briefing = { ...body, body: `${body.body} Theirs.` };
  return () => writeFile(path, seal('briefing', id, { revision: revision + 1, parent: revision, body: theirs }));
}

/** What the index would still write must not be what the disk is filled with. */
async function isIndexed(page: Page, words: string): Promise<boolean> {
  const asked = { query: words, scope: 'briefing', offset: 0, limit: 1, typing: false } as const;
  const reply = await request(page, 'search.query', asked);
  return reply.ok && (reply.value as SearchResult | null)?.hits.length === 1;
}

const bar = ({ page }: RunningDesk) => briefingPane(page).getByRole('alert');

test('says over the text that the disk is full, writes the text elsewhere, and saves it once there is room', async ({
  smallDesk,
  disk,
  folder,
}) => {
  const { app, page } = smallDesk;
  await newBriefing(smallDesk, 'Held', 'One.');
  await expect(saved(page)).toBeVisible();
  await expect.poll(() => isIndexed(page, 'Held One')).toBe(true);
  disk.fill();
  await page.keyboard.type(' Two.');
  await expect(bar(smallDesk)).toContainText('Not saved: the disk is full.');
  await expect(bar(smallDesk)).toContainText('Your text is kept here and tried again every few seconds.');
  await expect(page.getByRole('status').getByText('Not saved: the disk is full.')).toBeVisible();
  await page.keyboard.type(' Three.');
  await expect(briefingText(page)).toContainText('One. Two. Three.');
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);

  const elsewhere = join(folder, 'elsewhere.md');
  await answerSaveDialog(app, elsewhere);
  await bar(smallDesk).getByRole('button', { name: 'Save elsewhere…' }).click();
  await expect(page.getByText(/^Written to elsewhere\.md/)).toBeVisible();
  expect(await readFile(elsewhere, 'utf8')).toContain('One. Two. Three.');
  await expect(bar(smallDesk)).toBeVisible();

  disk.makeRoom();
  await bar(smallDesk).getByRole('button', { name: 'Try again' }).click();
  await expect(bar(smallDesk)).toHaveCount(0);
  await expect(saved(page)).toBeVisible();
  const reply = await request(page, 'briefing.get', { id: await briefingId(page, 'Held') });
  expect(JSON.stringify(reply)).toContain('One. Two. Three.');
});

test('says that the disk is read-only, and saves by itself once it is not', async ({ smallDesk, disk }) => {
  await newBriefing(smallDesk, 'Held', 'One.');
  await expect(saved(smallDesk.page)).toBeVisible();
  const makeWritable = disk.makeReadOnly('briefings');
  await smallDesk.page.keyboard.type(' Two.');
  await expect(bar(smallDesk)).toContainText('Not saved: the disk is read-only.');
  makeWritable();
  await expect(bar(smallDesk)).toHaveCount(0);
  await expect(saved(smallDesk.page)).toBeVisible();
});

test('says that there is no permission to write in the library’s folder', async ({ desk }) => {
  base.skip(process.getuid?.() === 0, 'Root may write everywhere.');
  await newBriefing(desk, 'Held', 'One.');
  await expect(saved(desk.page)).toBeVisible();
  const folder = await folderOf(join(desk.library, 'briefings'), await briefingId(desk.page, 'Held'));
  await chmod(folder, 0o500);
  await desk.page.keyboard.type(' Two.');
  await expect(bar(desk)).toContainText('Not saved: there is no permission to write in the folder.');
  await chmod(folder, 0o700);
  await expect(bar(desk)).toHaveCount(0);
});

test('says over the source that a note is not saved, and keeps what is written', async ({
  smallDesk,
  disk,
  folder,
}) => {
  const { app, page } = smallDesk;
  await request(page, 'article.importText', { text: 'Slipway\n\nThe slipway was closed on Monday.', title: null });
  await page.getByRole('option', { name: /Slipway/ }).click();
  await selectPassage(page, 'closed on Monday');
  await page.keyboard.press('m');
  const comment = page.getByRole('textbox', { name: 'Comment' });
  await expect(comment).toBeFocused();
  disk.fill();
  await comment.pressSequentially('Ask why.');
  const note = page.getByRole('region', { name: 'Source', exact: true }).getByRole('alert');
  await expect(note).toContainText('Not saved: the disk is full.');
  await answerSaveDialog(app, join(folder, 'note.md'));
  await note.getByRole('button', { name: 'Save elsewhere…' }).click();
  await expect(page.getByText(/^Written to note\.md/)).toBeVisible();
  expect(await readFile(join(folder, 'note.md'), 'utf8')).toBe('Ask why.');
  disk.makeRoom();
  await expect(note).toHaveCount(0);
});

test('asks before it closes, says that the text comes back, and brings it back', async ({ folder }) => {
  const first = await launchDesk(folder);
  await newBriefing(first, 'Held', 'One.');
  await expect(saved(first.page)).toBeVisible();
  const briefing = await folderOf(join(first.library, 'briefings'), await briefingId(first.page, 'Held'));
  const unblock = await blockFolder(briefing);
  await first.page.keyboard.type(' Two.');
  await expect(bar(first)).toContainText('Not saved: the folder is gone.');
  const asked = await first.app.evaluate(({ app, dialog }) => {
    const question = new Promise<string>((resolve) => {
      dialog.showMessageBox = async (...given: unknown[]) => {
        resolve(JSON.stringify(given.at(-1)));
        return { response: 2, checkboxChecked: false };
      };
    });
    setTimeout(() => app.quit(), 0);
    return question;
  });
  expect(asked).toContain('the text comes back at the next start');
  await first.close();
  await unblock();

  const second = await launchDesk(folder);
  await expect(briefingText(second.page)).toContainText('One. Two.');
  await expect(briefingPane(second.page).getByText(/^Unsaved text of .* is back\.$/)).toBeVisible();
  await expect(saved(second.page)).toBeVisible();
  await second.close();
});

test('shows what another program wrote while nothing was unsaved here', async ({ desk }) => {
  const { page } = desk;
  await newBriefing(desk, 'Shared', 'Ours.');
  await expect(saved(page)).toBeVisible();
  const id = await briefingId(page, 'Shared');
  await (await otherProgram(desk, id))();
  // The change is noticed when the file is looked at next.
  await request(page, 'briefing.get', { id });
  await expect(briefingText(page)).toContainText('Ours. Theirs.');
  await expect(page.getByText('The briefing was changed elsewhere: its newest text is shown.')).toBeVisible();
  await expect(bar(desk)).toHaveCount(0);
});

test('keeps both versions when another program wrote meanwhile, and says so', async ({ desk }) => {
  const { page } = desk;
  await newBriefing(desk, 'Shared', 'Ours.');
  await expect(saved(page)).toBeVisible();
  const id = await briefingId(page, 'Shared');
  const write = await otherProgram(desk, id);
  await briefingText(page).focus();
  await page.keyboard.press('Control+End');
  // In the midst of typing, when what stands here is not saved yet.
  const typing = page.keyboard.type(' More, and more, and more, and more.', { delay: 30 });
  await page.waitForTimeout(300);
  await write();
  await typing;
  await expect(bar(desk)).toContainText('Another program changed this briefing while you were writing.');
  await expect(briefingText(page)).toContainText('Ours. More, and more, and more, and more.');
  await bar(desk).getByRole('button', { name: 'Dismiss' }).click();
  await expect(bar(desk)).toHaveCount(0);
  await chooseCommand(desk.app, 'briefing.history');
  await expect(page.getByRole('dialog').getByText('Changed by another program').first()).toBeVisible();
});

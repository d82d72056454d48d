import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { chooseCommand, request, selectPassage } from './acts.ts';
import { expect, launchDesk, test } from './app.ts';

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Bin' });
const sourcePane = (page: Page) => page.getByRole('region', { name: 'Source' });
const row = (page: Page, name: RegExp) => page.getByRole('option', { name });
const title = 'بندرگاہ پر جہازوں کی آمد میں کمی';

test('puts a removed source back with its notes, after a restart', async ({ folder }) => {
  const first = await launchDesk(folder);
  const text = `${title}\n\nIt is said that fewer ships came.\n\nThe council is silent.`;
  await request(first.page, 'article.importText', { text, title: null });
  await row(first.page, new RegExp(title)).click();
  await selectPassage(first.page, 'fewer ships came');
  await first.page.keyboard.press('3');
  await expect(sourcePane(first.page).getByText('1 note')).toBeVisible();
  await chooseCommand(first.app, 'source.remove');
  await expect(row(first.page, new RegExp(title))).toHaveCount(0);
  await first.close();

  const second = await launchDesk(folder);
  await chooseCommand(second.app, 'library.bin');
  await expect(dialog(second.page).getByText('Source · removed')).toContainText('1 note');
  await expect(dialog(second.page).getByText('30 days left')).toBeVisible();
  await dialog(second.page)
    .getByRole('button', { name: `Put back ${title}` })
    .click();
  await expect(dialog(second.page)).toHaveCount(0);
  await expect(sourcePane(second.page).getByRole('heading', { name: title })).toBeVisible();
  await expect(sourcePane(second.page).getByText('1 note')).toBeVisible();
  await expect(row(second.page, new RegExp(title))).toHaveCount(1);
  await second.close();
});

test('puts a removed briefing back by keyboard, and is empty then', async ({ desk }) => {
  const { app, page } = desk;
  const name = await page.getByLabel('Briefing title').inputValue();
  await chooseCommand(app, 'briefing.remove');
  await expect(page.getByText('No briefing is open')).toBeVisible();
  await chooseCommand(app, 'library.bin');
  await expect(dialog(page).getByRole('button', { name: `Put back ${name}` })).toBeFocused();
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Briefing title')).toHaveValue(name);
  await chooseCommand(app, 'library.bin');
  await expect(dialog(page).getByText('The bin is empty.')).toBeVisible();
});

test('lists what was removed last first, and walks it by arrow keys', async ({ desk }) => {
  const { app, page } = desk;
  await expect(page.getByRole('option')).toHaveCount(3);
  await chooseCommand(app, 'source.remove');
  await expect(page.getByRole('option')).toHaveCount(2);
  await chooseCommand(app, 'briefing.remove');
  await expect(page.getByText('No briefing is open')).toBeVisible();
  await chooseCommand(app, 'library.bin');
  const buttons = dialog(page).getByRole('button', { name: /^Put back/ });
  await expect(buttons).toHaveCount(2);
  await expect(dialog(page).getByRole('listitem').first()).toContainText('Briefing · removed');
  await expect(buttons.first()).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(buttons.last()).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('option')).toHaveCount(3);
});

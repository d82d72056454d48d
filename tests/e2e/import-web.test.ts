import { newsPage } from '../import-files/html.ts';
import { chooseCommand, sourceHeading, sourcePane } from './acts.ts';
import { expect } from './app.ts';
import { test } from './page-server.ts';

const page1 = newsPage(
  `<h1>Pilots refuse night shifts</h1>
<p>The port’s pilots have refused to work at night since January, the harbour office said on Tuesday, and no ship has
come in after dark.</p>
<p>They want a second pilot on every boat, longer rest between two shifts, and the lights of the northern channel
mended.</p>`,
  { head: '<title>Pilots refuse night shifts</title><meta property="og:site_name" content="The Harbour Courier">' },
);

test('takes in a page of this machine once the preferences allow it, and says why it doesn’t before', async ({
  desk,
  server,
}) => {
  const { app, page } = desk;
  server.show(page1);
  await chooseCommand(app, 'source.importUrl');
  const dialog = page.getByRole('dialog', { name: 'New source from the web' });
  await dialog.getByRole('textbox', { name: 'Address' }).fill(server.address);
  await dialog.getByRole('button', { name: 'Add source' }).click();
  await expect(dialog.getByRole('alert')).toContainText('only if the preferences allow it');
  expect(server.hits()).toBe(0);
  await dialog.getByRole('button', { name: 'Cancel' }).click();

  await chooseCommand(app, 'app.preferences');
  await page.getByRole('checkbox', { name: 'Fetch from this machine and its own network' }).check();
  await page.getByRole('dialog', { name: 'Preferences' }).getByRole('button', { name: 'Done' }).click();
  await chooseCommand(app, 'source.importUrl');
  await dialog.getByRole('textbox', { name: 'Address' }).fill(server.address);
  await page.keyboard.press('Enter');
  await expect(sourceHeading(page, 'Pilots refuse night shifts')).toBeVisible();
  await expect(dialog).toHaveCount(0);
  await expect(sourcePane(page).getByText('The Harbour Courier', { exact: true })).toBeVisible();
  await expect(page.locator('[data-block]', { hasText: 'no ship has come in after dark' })).toBeVisible();
  await expect(page.locator('[data-block]', { hasText: /cookies|Sport|seagull77/ })).toHaveCount(0);
  expect(server.hits()).toBe(1);

  await chooseCommand(app, 'source.updateFromUrl');
  await expect(page.getByText('Nothing new: the text is the same as in the present version.')).toBeVisible();
  expect(server.hits()).toBe(2);
});

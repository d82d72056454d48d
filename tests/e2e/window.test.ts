import type { ElectronApplication } from '@playwright/test';
import { expect, launchDesk, test } from './app.ts';

function windowSize(app: ElectronApplication): Promise<number[]> {
  return app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getSize() ?? []);
}

test('opens in the size that it was left in', async ({ folder }) => {
  const first = await launchDesk(folder);
  await first.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setSize(1111, 666));
  await expect.poll(() => windowSize(first.app)).toEqual([1111, 666]);
  await first.close();
  const second = await launchDesk(folder);
  await expect.poll(() => windowSize(second.app)).toEqual([1111, 666]);
  await second.close();
});

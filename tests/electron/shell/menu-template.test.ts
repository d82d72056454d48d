import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, it } from 'vitest';
import { commands } from '../../../core/ipc/commands.ts';
import { type MenuOptions, menuTemplate } from '../../../electron/shell/menu-template.ts';

const options: MenuOptions = { platform: 'linux', theme: 'dark', dev: false, run: () => {}, minimise: () => {} };

function items(own: Partial<MenuOptions> = {}): MenuItemConstructorOptions[] {
  return menuTemplate({ ...options, ...own }).flatMap((menu) => (Array.isArray(menu.submenu) ? menu.submenu : []));
}

describe('The menu', () => {
  it.each(['linux', 'darwin', 'win32'] as const)('holds every command once on %s', (platform) => {
    const ids = items({ platform }).flatMap(({ id }) => (id === undefined ? [] : [id]));
    expect(ids.sort()).toEqual(commands.map(({ id }) => id).sort());
  });

  it('runs the command that is clicked', () => {
    const ran: string[] = [];
    const item = items({ run: (id) => ran.push(id) }).find(({ id }) => id === 'passage.cite');
    // What a click hands over is not looked at.
    (item?.click as (() => void) | undefined)?.();
    expect(ran).toEqual(['passage.cite']);
  });

  it('marks the theme in force', () => {
    const checked = items({ theme: 'dark' }).filter((item) => item.checked === true);
    expect(checked.map(({ id, type }) => [id, type])).toEqual([['theme.dark', 'radio']]);
  });

  it('gives no accelerator to two items', () => {
    const given = items().flatMap(({ accelerator }) => (accelerator === undefined ? [] : [String(accelerator)]));
    expect(new Set(given).size).toBe(given.length);
  });

  it('leaves the keys that hide windows to macOS', () => {
    const given = items({ platform: 'darwin' }).map(({ accelerator }) => accelerator);
    expect(given).not.toContain('CmdOrCtrl+H');
    expect(given).not.toContain('CmdOrCtrl+Alt+H');
  });

  it('has the inspector in development only', () => {
    const roles = (dev: boolean) => items({ dev }).map(({ role }) => role);
    expect(roles(true)).toContain('toggleDevTools');
    expect(roles(false)).not.toContain('toggleDevTools');
  });
});

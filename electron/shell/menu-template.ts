import type { MenuItemConstructorOptions } from 'electron';
import { type Command, type CommandId, commands } from '../../core/ipc/commands.ts';
import type { Settings } from '../../core/ipc/settings.ts';

export type MenuOptions = {
  readonly platform: NodeJS.Platform;
  readonly theme: Settings['theme'];
  /** Adds the developer's items. */
  readonly dev: boolean;
  readonly run: (command: CommandId) => void;
  readonly minimise: () => void;
};

type Items = MenuItemConstructorOptions[];
const separator: MenuItemConstructorOptions = { type: 'separator' };

/** The native menu: every command of the list in its place, and the usual acts of a desktop program. */
export function menuTemplate(options: MenuOptions): Items {
  const mac = options.platform === 'darwin';
  const of = (menu: Command['menu']) => commandItems(menu, options);
  // Its usual shortcut would take Ctrl+M from "Comment on passage".
  const minimise: MenuItemConstructorOptions = { label: 'Minimise', click: options.minimise };
  const edit: Items = [
    { role: 'undo' },
    { role: 'redo' },
    separator,
    { role: 'cut' },
    { role: 'copy' },
    { role: 'paste' },
    { role: 'selectAll' },
  ];
  const view: Items = [
    separator,
    { role: 'resetZoom' },
    { role: 'zoomIn' },
    { role: 'zoomOut' },
    separator,
    { role: 'togglefullscreen' },
    ...(mac ? [] : [minimise]),
    ...(options.dev ? developerItems() : []),
  ];
  return [
    ...(mac ? [macMenu()] : []),
    { label: '&File', submenu: [...of('file'), separator, mac ? { role: 'close' } : { role: 'quit' }] },
    { label: '&Edit', submenu: [...edit, ...of('edit')] },
    { label: '&View', submenu: [...of('view'), ...view] },
    { label: '&Passage', submenu: of('passage') },
    { label: '&Briefing', submenu: of('briefing') },
    ...(mac ? [{ label: 'Window', role: 'window' as const, submenu: [minimise, { role: 'zoom' as const }] }] : []),
    { label: '&Help', role: 'help', submenu: of('help') },
  ];
}

function commandItems(menu: Command['menu'], options: MenuOptions): Items {
  return commands
    .filter((command) => command.menu === menu)
    .flatMap((command) => {
      const item = commandItem(command, options);
      return 'separated' in command ? [separator, item] : [item];
    });
}

function commandItem(command: (typeof commands)[number], options: MenuOptions): MenuItemConstructorOptions {
  const theme = command.id.startsWith('theme.') ? command.id.slice('theme.'.length) : null;
  return {
    id: command.id,
    label: command.label,
    click: () => options.run(command.id),
    ...('accelerator' in command ? { accelerator: command.accelerator } : {}),
    ...(theme === null ? {} : { type: 'radio', checked: theme === options.theme }),
  };
}

function macMenu(): MenuItemConstructorOptions {
  return {
    role: 'appMenu',
    submenu: [{ role: 'hide' }, { role: 'hideOthers' }, { role: 'unhide' }, separator, { role: 'quit' }],
  };
}

function developerItems(): Items {
  return [separator, { role: 'reload', accelerator: 'F5' }, { role: 'toggleDevTools', accelerator: 'F12' }];
}

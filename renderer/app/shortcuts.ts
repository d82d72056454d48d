import { type Command, type CommandId, commands } from '../../core/ipc/commands.ts';

const mac = navigator.userAgent.includes('Mac OS');
const names: Readonly<Record<string, string>> = mac
  ? { CmdOrCtrl: '⌘', Shift: '⇧', Alt: '⌥', Enter: '↩', Up: '↑', Down: '↓' }
  : { CmdOrCtrl: 'Ctrl', Up: '↑', Down: '↓' };

/** A command's keys as a person reads them; empty when it has none. */
export function shortcutOf(id: CommandId): string {
  const command: Command | undefined = commands.find((candidate) => candidate.id === id);
  return keysText(command?.accelerator ?? '');
}

/** An Electron accelerator as a person reads it: `Ctrl Shift E`, `⌘⇧E` on macOS. */
export function keysText(accelerator: string): string {
  const parts = accelerator.split('+').map((part) => names[part] ?? part);
  return parts.join(mac ? '' : ' ');
}

import { type Command, type CommandId, commands } from '../../core/ipc/commands.ts';

const mac = navigator.userAgent.includes('Mac OS');
const names: Readonly<Record<string, string>> = mac
  ? { CmdOrCtrl: '⌘', Shift: '⇧', Alt: '⌥', Enter: '↩', Up: '↑', Down: '↓' }
  : { CmdOrCtrl: 'Ctrl', Up: '↑', Down: '↓' };

/** An accelerator as a person reads it, such as `Ctrl Shift E`; empty when the command has none. */
export function shortcutOf(id: CommandId): string {
  const command: Command | undefined = commands.find((candidate) => candidate.id === id);
  const parts = command?.accelerator?.split('+').map((part) => names[part] ?? part) ?? [];
  return parts.join(mac ? '' : ' ');
}

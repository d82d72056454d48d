import type { DeskBridge } from '../../core/ipc/envelope.ts';

declare global {
  interface Window {
    readonly desk: DeskBridge;
  }
}

import { toast } from 'svelte-sonner';
import { AppError } from '../../core/errors.ts';

export type NoticeAction = { readonly action: string; readonly onaction: () => void };

/** Tells the person something in passing. */
export function notify(message: string, act?: NoticeAction): void {
  if (act === undefined) toast(message, { duration: 3500 });
  else toast(message, { duration: 10_000, action: { label: act.action, onClick: act.onaction } });
}

/** Tells the person what could not be done and why, once however often it failed. A bug is logged as well. */
export function notifyError(error: unknown): void {
  if (!(error instanceof AppError)) console.error(error);
  const message = error instanceof Error ? error.message : String(error);
  toast.error(message, { id: message, duration: 12_000 });
}

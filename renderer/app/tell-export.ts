import type { CallOutput } from '../../core/ipc/contract.ts';
import { notify } from './notify.ts';

export type ExportResult = CallOutput<'briefing.export'>;

export function tellExport(result: ExportResult): void {
  const words = exportWords(result);
  if (words !== null) notify(words);
}

/** What was written where; null when the person left it. */
export function exportWords(result: ExportResult): string | null {
  if (result.status === 'cancelled') return null;
  const what = result.files === 1 ? result.fileName : `${result.files} files to ${result.fileName}`;
  return `Exported ${what}${result.dropped.length > 0 ? `. Left out: ${result.dropped.join('; ')}` : ''}`;
}

import type { CallOutput } from '../../core/ipc/contract.ts';
import type { Incident } from '../../core/ipc/reliability.ts';
import { request } from '../ipc/client.ts';
import { isConflict } from './incident-text.ts';

/** A conflict with the texts of both versions. */
export type ComparedConflict = { readonly incident: Incident; readonly texts: CallOutput<'health.compare'> };

/** @throws AppError not-found when it is no conflict any more; damaged when the other version can't be read */
export async function compareConflict(incident: Incident): Promise<ComparedConflict> {
  return { incident, texts: await request('health.compare', { key: incident.key }) };
}

/** The newest conflict of a briefing; null when it has none any more. */
export async function compareNewestConflict(briefingId: string): Promise<ComparedConflict | null> {
  const incidents = await request('health.list', {});
  const newest = incidents.find((each) => each.kind === 'briefing' && each.id === briefingId && isConflict(each));
  return newest === undefined ? null : await compareConflict(newest);
}
